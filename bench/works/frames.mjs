import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { framesOf, networkPage } from '../frames/page.mjs'
import { networkWorkspace } from '../frames/workspace.mjs'

/** Set where there is a graphics card to measure with. */
const gpu = process.env.LENS_BENCH_GPU === '1'

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Frames while the network is zoomed and moved, its median length held against that of a steady rate. */
function framesWork({ size, rate, longest, rings = false }) {
  return {
    name: `frames of the network, ${size} KOLs${rings ? ', with rings of coverage' : ''}`,
    size,
    runs: 3,
    async prepare(nodes) {
      const folder = mkdtempSync(join(tmpdir(), 'lens-bench-'))
      const workspace = networkWorkspace(folder, nodes)
      return { folder, frames: [], ...(await networkPage(workspace, { home: folder, gpu, rings })) }
    },
    async ours(prepared) {
      const frames = await framesOf(prepared.page)
      prepared.frames.push(...frames)
      return median(frames)
    },
    peers: [{ name: `${rate} frames a second`, goal: 1, run: async () => 1 / rate }],
    details({ frames, arranged }) {
      const sorted = frames.toSorted((a, b) => a - b)
      return {
        'frames a second, median': Math.round(1 / median(frames)),
        'frames a second, slowest twentieth': Math.round(1 / sorted[Math.floor(sorted.length * 0.95)]),
        'longest frame (ms)': Math.round(sorted.at(-1) * 1000),
        'goal for the longest frame (ms)': longest ?? 'none',
        'until the whole picture was there (s)': Math.round(arranged * 10) / 10
      }
    },
    async clear({ folder, end }) {
      await end()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

export const works = [
  framesWork({ size: 5000, rate: gpu ? 55 : 30, longest: 100 }),
  framesWork({ size: 5000, rate: gpu ? 55 : 30, longest: 100, rings: true }),
  framesWork({ size: 50_000, rate: gpu ? 20 : 10 }),
  framesWork({ size: 50_000, rate: gpu ? 20 : 10, rings: true })
]
