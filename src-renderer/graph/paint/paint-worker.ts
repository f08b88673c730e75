import { paintEdges, paintHulls, paintNodes, type Drawing, type Sheet } from './painter'
import { boundsOf, fit } from '../transform'
import type { Painted, ToPainter } from './messages'
import type { Palette } from './palette'

/** A full picture that took longer than this, in milliseconds, is preceded by a quick one. */
const longPainting = 50
/** Links and discs of a quick picture. */
const quickLinks = 5000
const quickNodes = 5000
/** Time between two looks for another request, in milliseconds. */
const slice = 12

type Request = Extract<ToPainter, { kind: 'paint' }>

let scene: Drawing | null = null
let palette: Palette | null = null
let positions: Float32Array | null = null
let resting = false
let hasBackdrop = false
/** How long the last full picture took, in milliseconds. */
let lastPainting = 0
/** The request that comes next; one that has waited while another came is of no use any more. */
let pending: Request | null = null
let busy = false

/** Lets messages in; a timeout would cost four milliseconds each time. */
const passing = new MessageChannel()
let resume: (() => void) | null = null
passing.port1.onmessage = () => resume?.()
const listen = () =>
  new Promise<void>((resolve) => {
    resume = resolve
    passing.port2.postMessage(null)
  })

async function work(): Promise<void> {
  if (busy) return
  busy = true
  while (pending) {
    const request: Request = pending
    pending = null
    await answer(request)
  }
  busy = false
}

/** Every request gets one picture, or else a steady zoom would see none; what follows a quick one may be left out. */
async function answer(request: Request): Promise<void> {
  if (!scene || !palette || positions?.length !== scene.nodes * 2) return
  const drawing: Sheet<Drawing> = { scene, palette, positions, ...request.view }
  const quick = lastPainting > longPainting
  if (quick) await paint(drawing, request, 'quick', false)
  if (pending) return
  const bounds = hasBackdrop || !resting ? null : boundsOf(positions, scene.radius)
  if (bounds) {
    hasBackdrop = true
    const { width, height } = request.view
    const view = { transform: fit(bounds, { x: 0, y: 0, width, height }), width, height, ratio: 1 }
    await paint({ ...drawing, ...view }, { ...request, view }, 'backdrop', false)
    if (pending && quick) return
  }
  const began = performance.now()
  if (await paint(drawing, request, 'full', quick)) lastPainting = performance.now() - began
}

/** Paints and sends; false where it may be left out and something else has been asked for meanwhile. */
async function paint(
  sheet: Sheet<Drawing>,
  { request, view }: Request,
  detail: Painted['detail'],
  optional: boolean
): Promise<boolean> {
  const canvas = new OffscreenCanvas(Math.ceil(view.width * view.ratio), Math.ceil(view.height * view.ratio))
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser gives no 2D drawing context.')
  brush.scale(view.ratio, view.ratio)
  const [links, nodes] = detail === 'full' ? [Infinity, Infinity] : [quickLinks, quickNodes]
  paintHulls(brush, sheet)
  const strokes = paintEdges(brush, sheet, Math.min(1, links / Math.max(1, sheet.scene.source.length)))
  let until = performance.now() + slice
  while (!strokes.next().done) {
    if (!optional || performance.now() < until) continue
    await listen()
    if (pending) return false
    until = performance.now() + slice
  }
  paintNodes(brush, sheet, nodes)
  const answer: Painted = { request, view, detail, bitmap: canvas.transferToImageBitmap() }
  postMessage(answer, { transfer: [answer.bitmap] })
  // What came in the meantime is heard before anything else is painted.
  await listen()
  return true
}

addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  if (data.kind !== 'paint') hasBackdrop = false
  if (data.kind === 'scene') ({ scene, palette } = data)
  else if (data.kind === 'positions') ({ positions, resting } = data)
  else {
    pending = data
    void work()
  }
})
