/** What the mouse, pen or finger means for the nodes; the ground belongs to the camera. */
export interface PointerTarget {
  /** The node under a point of the canvas, in CSS pixels. */
  nodeAt(x: number, y: number): number | null
  hover(node: number | null): void
  /** A click on a node, or on the ground. */
  pick(node: number | null): void
  drag(node: number, x: number, y: number): void
  dropped(node: number): void
  /** True where a drag draws a lasso without Shift, too. */
  lassoing(): boolean
  /** A lasso as it is drawn: points of the canvas, `[x, y]`. */
  lasso(points: readonly [number, number][]): void
  lassoed(points: readonly [number, number][]): void
}

/** A pointer that has moved less than this, in CSS pixels, has clicked. */
const clickTolerance = 4

/**
 * Watches a canvas for hovering, clicking and dragging nodes, and for lassos drawn with Shift; returns the function that
 * ends it.
 */
export function watchPointer(canvas: HTMLCanvasElement, target: PointerTarget): () => void {
  let pressed: { node: number | null; x: number; y: number; dragging: boolean } | null = null
  let lasso: [number, number][] | null = null

  function move(event: PointerEvent): void {
    const { offsetX: x, offsetY: y } = event
    if (lasso) {
      lasso.push([x, y])
      target.lasso(lasso)
      return
    }
    if (pressed && !pressed.dragging && Math.hypot(x - pressed.x, y - pressed.y) > clickTolerance) {
      pressed.dragging = true
      if (pressed.node !== null) canvas.setPointerCapture(event.pointerId)
    }
    if (pressed?.dragging) {
      if (pressed.node !== null) target.drag(pressed.node, x, y)
      return
    }
    if (event.pointerType === 'mouse') target.hover(target.nodeAt(x, y))
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return
    const { offsetX: x, offsetY: y } = event
    if (event.shiftKey || target.lassoing()) {
      lasso = [[x, y]]
      canvas.setPointerCapture(event.pointerId)
      return
    }
    pressed = { node: target.nodeAt(x, y), x, y, dragging: false }
  }

  function up(event: PointerEvent): void {
    if (!event.isPrimary) return
    if (lasso) {
      target.lassoed(lasso)
      lasso = null
      return
    }
    if (!pressed) return
    if (!pressed.dragging) target.pick(pressed.node)
    else if (pressed.node !== null) target.dropped(pressed.node)
    pressed = null
  }

  function leave(): void {
    if (!pressed && !lasso) target.hover(null)
  }

  function cancel(): void {
    if (lasso) target.lassoed([])
    else if (pressed?.dragging && pressed.node !== null) target.dropped(pressed.node)
    lasso = null
    pressed = null
  }

  const listening = new AbortController()
  const options = { signal: listening.signal }
  canvas.addEventListener('pointermove', move, options)
  canvas.addEventListener('pointerdown', down, options)
  canvas.addEventListener('pointerup', up, options)
  canvas.addEventListener('pointerleave', leave, options)
  canvas.addEventListener('pointercancel', cancel, options)
  return () => listening.abort()
}
