import { BoxedLayout } from './boxed-layout'
import type { LayoutBatch, ToLayout } from './messages'
import { Layout } from './simulation'

/** Steps are taken until about this much time has passed, then the page gets a picture. */
const batchMilliseconds = 40

let layout: Layout | BoxedLayout | null = null
let heard = 0
let scheduled = false

function send(of: Layout | BoxedLayout): void {
  const positions = of.positions.slice()
  const boxes = of instanceof BoxedLayout ? of.boxes : null
  const batch: LayoutBatch = { positions, boxes, fraction: of.fraction, settled: of.settled, heard }
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
  if (message.kind === 'start') {
    const { graph, group, known, seed } = message.task
    const from = known === null ? {} : known.exact ? { settled: known.positions } : { start: known.positions }
    const options = { seed, ...from }
    layout = group === null ? new Layout(graph, options) : new BoxedLayout(graph, group, options)
  } else {
    layout?.hold(message.node, message.x, message.y)
    heard++
  }
  schedule()
})
