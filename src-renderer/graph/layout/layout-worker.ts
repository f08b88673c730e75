import { Layout } from './simulation'
import type { LayoutBatch, ToLayout } from './messages'

/** Ticks run until about this much time has passed, then the page gets a picture. */
const batchMilliseconds = 40

let layout: Layout | null = null
let scheduled = false

function send(of: Layout): void {
  const positions = of.positions.slice()
  const batch: LayoutBatch = { positions, fraction: of.fraction, settled: of.settled }
  postMessage(batch, { transfer: [positions.buffer] })
}

/** One batch, then back to the event loop, so that a dragged node is heard between batches. */
function run(): void {
  scheduled = false
  if (!layout) return
  const end = performance.now() + batchMilliseconds
  do layout.advance(1)
  while (!layout.settled && performance.now() < end)
  send(layout)
  if (!layout.settled) schedule()
}

function schedule(): void {
  if (scheduled) return
  scheduled = true
  setTimeout(run)
}

addEventListener('message', (event: MessageEvent<ToLayout>) => {
  const message = event.data
  if (message.kind === 'start') layout = new Layout(message.graph, message.settled ? { settled: message.settled } : {})
  else layout?.hold(message.node, message.x, message.y)
  schedule()
})
