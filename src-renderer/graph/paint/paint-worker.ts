import { paintEdges, paintHulls, paintNodes, type Drawing, type Sheet } from './painter'
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

/** Every request gets one picture, or else a steady zoom would see none; the full one after a quick one may be left out. */
async function answer(request: Request): Promise<void> {
  if (!scene || !palette || positions?.length !== scene.nodes * 2) return
  const drawing: Sheet<Drawing> = { scene, palette, positions, ...request.view }
  const quick = request.purpose === 'sight' && lastPainting > longPainting
  if (quick) {
    const share = Math.min(1, quickLinks / Math.max(1, scene.source.length))
    send(request, await painted(drawing, request, share, quickNodes, false), false)
    await listen()
  }
  const began = performance.now()
  const bitmap = await painted(drawing, request, 1, Infinity, quick || request.purpose === 'backdrop')
  if (bitmap) lastPainting = performance.now() - began
  send(request, bitmap, true)
}

function send({ request, view, purpose }: Request, bitmap: ImageBitmap | null, full: boolean): void {
  if (!bitmap) return
  const answer: Painted = { request, view, purpose, bitmap, full }
  postMessage(answer, { transfer: [bitmap] })
}

/** The painted picture; null where it may be left out and something else has been asked for meanwhile. */
async function painted(
  sheet: Sheet<Drawing>,
  { view }: Request,
  share: number,
  nodes: number,
  optional: boolean
): Promise<ImageBitmap | null> {
  const canvas = new OffscreenCanvas(Math.ceil(view.width * view.ratio), Math.ceil(view.height * view.ratio))
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser gives no 2D drawing context.')
  brush.scale(view.ratio, view.ratio)
  paintHulls(brush, sheet)
  const strokes = paintEdges(brush, sheet, share)
  let until = performance.now() + slice
  while (!strokes.next().done) {
    if (!optional || performance.now() < until) continue
    await listen()
    if (pending) return null
    until = performance.now() + slice
  }
  paintNodes(brush, sheet, nodes)
  return canvas.transferToImageBitmap()
}

addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  if (data.kind === 'scene') ({ scene, palette } = data)
  else if (data.kind === 'positions') positions = data.positions
  else {
    pending = data
    void work()
  }
})
