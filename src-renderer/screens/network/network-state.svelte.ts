import { untrack } from 'svelte'
import type { Fault } from '#contract/faults'
import type { DrawnNode, NetworkPicture } from '#contract/network'
import { call } from '#renderer/bridge/client'
import { faultFrom, type JobProgress } from '#renderer/bridge/jobs'
import { groupOf, pathOf, type Light } from '#renderer/graph/paint/light'
import { narrowed, sceneOf, type Scene } from '#renderer/graph/scene'
import { ViewHistory } from '#renderer/graph/view-history'
import { withinSteps } from '#renderer/graph/walks'
import type { ParamChange } from '#renderer/state/address'
import { route } from '#renderer/state/route.svelte'
import { chosenMsls } from '#renderer/state/selection'
import { workspace } from '#renderer/state/workspace.svelte'
import { arranged, arrangementOf, withKept, type Arranged } from './arrangement'
import {
  compared,
  comparedTimes,
  earlierQuestion,
  lookOf,
  numberOf,
  placesOf,
  questionOf,
  stepCounts,
  strongests,
  tops
} from './question'

/** A picture, and how its links stand where two times are compared. */
interface Shown {
  picture: NetworkPicture
  standing: Uint8Array | null
  /** KOLs as they were at the earlier time. */
  earlier: readonly DrawnNode[] | null
}

/** What was loaded, with the places that were kept of it. */
interface Placed extends Shown {
  arranged: Arranged
}

/** What the Network screen shows, from the address to the scene; made while the screen is set up. */
export class NetworkState {
  readonly history = new ViewHistory(() => untrack(() => (this.#historyChanges += 1)))
  progress = $state.raw<JobProgress | null>(null)
  fault = $state.raw<Fault | null>(null)
  /** KOLs a lasso has caught, by id. */
  #caught = $state.raw<readonly string[]>([])
  /** KOLs that a list has marked, by id. */
  marked = $state.raw<readonly string[]>([])
  /** Day before which evidence is shown, while the slider is in use. */
  until = $state<string | null>(null)
  #loaded = $state.raw<Shown | null>(null)
  #shown = $state.raw<Placed | null>(null)
  #historyChanges = $state(0)

  readonly #questionText = $derived(JSON.stringify(questionOf(route.params, route.period)))
  /** What is asked of the engine; the same object as long as nothing of it changes. */
  readonly question = $derived(JSON.parse(this.#questionText) as ReturnType<typeof questionOf>)
  readonly #lookText = $derived(JSON.stringify(lookOf(route.params)))
  readonly look = $derived(JSON.parse(this.#lookText) as ReturnType<typeof lookOf>)
  /** Whose contacts count in questions; null takes the whole team. */
  readonly #mslsText = $derived(JSON.stringify(chosenMsls(workspace.msls, route.params)))
  readonly msls = $derived(JSON.parse(this.#mslsText) as string[] | null)
  readonly comparedTo = $derived(comparedTimes.find((time) => time === route.params['compare']) ?? null)
  readonly arrangement = $derived(arrangementOf(route.params))
  readonly picture = $derived(this.#shown?.picture ?? null)
  readonly arranged = $derived(this.#shown?.arranged ?? null)
  readonly standing = $derived(this.#shown?.standing ?? null)
  readonly earlier = $derived(this.#shown?.earlier ?? null)
  readonly places = $derived(placesOf(this.picture?.rows ?? []))
  readonly pinned = $derived(this.places.get(route.params['kol'] ?? '') ?? null)
  readonly steps = $derived(this.pinned === null ? null : numberOf(stepCounts, route.params['steps']))
  readonly top = $derived(numberOf(tops, route.params['top']) ?? 100)
  readonly strongest = $derived(numberOf(strongests, route.params['strong']) ?? 100)
  readonly path = $derived((route.params['path'] ?? '').split('~').flatMap((kol) => this.places.get(kol) ?? []))
  readonly scene: Scene | null = $derived(
    this.picture
      ? sceneOf(this.picture, {
          ...this.look,
          msls: workspace.msls,
          hulls: this.look.hulls && this.arranged?.kind === 'free',
          standing: this.standing
        })
      : null
  )
  /** The part of the scene that is drawn. */
  readonly drawn: Scene | null = $derived(this.scene && this.#narrow(this.scene))
  readonly selected = $derived(this.#caught.flatMap((kol) => this.places.get(kol) ?? []))
  readonly light: Light | null = $derived(
    this.path.length > 1 ? pathOf(this.path) : this.selected.length > 0 ? groupOf(this.selected) : null
  )
  readonly rings = $derived(this.marked.flatMap((kol) => this.places.get(kol) ?? []))
  readonly canUndo = $derived(this.#historyChanges >= 0 && this.history.canUndo)
  readonly canRedo = $derived(this.#historyChanges >= 0 && this.history.canRedo)

  constructor() {
    $effect(() => {
      void workspace.revision
      const stop = new AbortController()
      this.progress = { fraction: 0, phase: '', rowsDone: 0, rowsTotal: null }
      this.fault = null
      this.#load(stop.signal)
        .then((loaded) => {
          this.#loaded = loaded
          this.progress = null
        })
        .catch((thrown: unknown) => this.#fail(thrown, stop.signal))
      return () => stop.abort()
    })
    $effect(() => {
      const loaded = this.#loaded
      if (!loaded) return
      const stop = new AbortController()
      const wanted = arranged(loaded.picture, this.arrangement)
      const { kind: arrangement, signature } = wanted
      call('network.positions', { arrangement, signature }, { signal: stop.signal })
        .then((kept) => (this.#shown = { ...loaded, arranged: withKept(loaded.picture, wanted, kept) }))
        .catch((thrown: unknown) => this.#fail(thrown, stop.signal))
      return () => stop.abort()
    })
  }

  /** Keeps where everybody has come to stand. */
  async keep(positions: Float32Array): Promise<void> {
    const { picture, arranged } = this
    if (!picture || !arranged || positions.length !== picture.rows.length * 2) return
    const { kind: arrangement, signature } = arranged
    const axis = (which: 0 | 1) => picture.rows.map((_, node) => positions[node * 2 + which]!)
    const kol = picture.rows.map((row) => row.kol)
    try {
      await call('network.keepPositions', { arrangement, signature, kol, x: axis(0), y: axis(1) })
    } catch (thrown) {
      this.fault = faultFrom(thrown)
    }
  }

  /** Changes parameters of the address as a step that can be taken back. */
  change(params: ParamChange): void {
    const before = Object.fromEntries(Object.keys(params).map((name) => [name, route.params[name] ?? null]))
    route.set(params)
    this.history.add({ undo: () => route.set(before), redo: () => route.set(params) })
  }

  /** Chooses KOLs, as a lasso has caught them; none ends the choice. */
  select(nodes: readonly number[]): void {
    const before = this.#caught
    const after = nodes.flatMap((node) => this.picture?.rows[node]?.kol ?? [])
    if (before.length === 0 && after.length === 0) return
    this.history.together(() => {
      // What is chosen is told in the place of the KOL that was pinned.
      if (after.length > 0 && route.params['kol'] !== undefined) this.change({ kol: null, steps: null, path: null })
      this.#caught = after
      this.history.add({ undo: () => (this.#caught = before), redo: () => (this.#caught = after) })
    })
  }

  #fail(thrown: unknown, signal: AbortSignal): void {
    if (signal.aborted) return
    this.fault = faultFrom(thrown)
    this.progress = null
  }

  async #load(signal: AbortSignal): Promise<Shown> {
    const { question } = this
    const onProgress = (progress: JobProgress) => (this.progress = progress)
    const earlier = this.comparedTo && earlierQuestion(question, this.comparedTo)
    const picture = await call('network.picture', question, { signal, onProgress })
    if (!earlier) return { picture, standing: null, earlier: null }
    const before = await call('network.picture', earlier, { signal, onProgress })
    return { ...compared(picture, before), earlier: before.rows }
  }

  #narrow(scene: Scene): Scene {
    const { picture, top, strongest, steps, pinned, until } = this
    if (!picture || (top === 100 && strongest === 100 && steps === null && until === null)) return scene
    const greatest = topOf(scene, picture.rows, top)
    const least = leastWeight(
      picture.links.map(({ weight }) => weight),
      strongest
    )
    const keepLink = (link: number) => {
      const { weight, firstOn } = picture.links[link]!
      return weight >= least && (until === null || firstOn === null || firstOn < until)
    }
    const keepNode = (node: number) => greatest === null || greatest.has(node) || node === pinned
    const part = narrowed(scene, keepNode, keepLink)
    if (steps === null || pinned === null) return part
    const near = withinSteps(part, [pinned], steps)
    return narrowed(part, (node) => near[node] === 1, keepLink)
  }
}

/** The greatest KOLs by the size metric, or null for all. */
function topOf(scene: Scene, rows: readonly DrawnNode[], percent: number): ReadonlySet<number> | null {
  if (percent === 100) return null
  const linked = [...scene.order].filter((node) => (rows[node]!.degree ?? 0) > 0)
  return new Set(linked.slice(0, Math.ceil((linked.length * percent) / 100)))
}

/** The weight that a share of the links reaches at least. */
function leastWeight(weights: number[], percent: number): number {
  if (percent === 100 || weights.length === 0) return -Infinity
  const sorted = Float64Array.from(weights).sort().reverse()
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1]!
}
