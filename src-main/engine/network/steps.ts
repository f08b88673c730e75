import { analysePlain, type PlainAnalysis } from './plain'
import type { AnalysisOptions } from './analysis'
import type { Graph } from './graph'
import { drawPaths, pathSampler } from './sampling/draw'
import type { PathSampler } from './sampling/path-sampler'
import { measureChunk, sweepChunk } from './shortest-paths/chunks'
import type { PathTotals } from './shortest-paths/path-totals'

/** A part of an analysis that any thread can take; a plain value that can be posted to it. */
export type Step =
  /** What needs no shortest paths. */
  | { kind: 'plain' }
  /** Shortest paths from a chunk of sources: distances and dependencies. */
  | { kind: 'sweep'; chunk: number }
  /** Distances from a chunk of sources alone. */
  | { kind: 'measure'; chunk: number }
  /** Shortest paths drawn at random. */
  | { kind: 'draw'; draws: number; seed: string }

/** What each step gives. */
export interface StepResults {
  plain: PlainAnalysis
  sweep: PathTotals
  measure: PathTotals
  draw: Int32Array
}

export type StepResult = StepResults[Step['kind']]

/** Takes a step, somewhere. @throws LensFault `cancelled` */
export type TakeStep = <K extends Step['kind']>(step: Extract<Step, { kind: K }>) => Promise<StepResults[K]>

/** Takes the steps of one analysis in this thread. */
export class StepTaker {
  #sampler: PathSampler | undefined

  constructor(
    private readonly graph: Graph,
    private readonly options: AnalysisOptions
  ) {}

  take(step: Step): StepResult {
    const { graph, options } = this
    switch (step.kind) {
      case 'plain':
        return analysePlain(graph, options)
      case 'sweep':
        return sweepChunk(graph, options.weighted, step.chunk)
      case 'measure':
        return measureChunk(graph, options.weighted, step.chunk)
      case 'draw':
        this.#sampler ??= pathSampler(graph, options.weighted)
        return drawPaths(this.#sampler, graph.names.length, step.draws, step.seed)
    }
  }
}
