import type { Fault } from '#contract/faults'
import type { DrawnNode, NetworkPicture } from '#contract/network'
import { call } from '#renderer/bridge/client'
import { faultFrom, type JobProgress } from '#renderer/bridge/jobs'
import { standings } from '#renderer/graph/edge-colours'
import { groupOf, pathOf, type Light } from '#renderer/graph/paint/light'
import { sceneOf, type Scene } from '#renderer/graph/scene'
import type { ParamChange } from '#renderer/state/address'
import { isDay } from '#renderer/state/periods'
import { route } from '#renderer/state/route.svelte'
import { chosenMsls } from '#renderer/state/selection'
import { workspace } from '#renderer/state/workspace.svelte'
import { arranged, arrangementOf, withKept, type Arranged } from './arrangement'
import { compared, isLater, otherDaysOf, type Days } from './comparison'
import { Loading } from './loading.svelte'
import { placesOf } from './naming'
import { partOf } from './part'
import { leastOf, lookOf, numberOf, questionOf, stepCounts, strongests, tops } from './question'
import { remembered } from './remembered.svelte'

/** A picture, and how its links stand where two times are compared. */
interface Shown {
  picture: NetworkPicture
  standing: Uint8Array | null
  /** KOLs as they are in the days the period is held against, and whether these are later. */
  others: readonly DrawnNode[] | null
  othersLater: boolean
}

/** What was loaded, with the places that were kept of it. */
interface Placed extends Shown {
  arranged: Arranged
}

/** What the Network screen shows, from the address to the scene; made while the screen is set up. */
export class NetworkState {
  readonly history = remembered.history
  readonly loading: Loading<Shown>
  /** What went wrong with the places of KOLs. */
  fault = $state.raw<Fault | null>(null)
  /** KOLs that a list has marked, by id. */
  marked = $state.raw<readonly string[]>([])
  /** What the slider shows while it moves; null where it rests. */
  #sliding = $state.raw<{ until: string | null } | null>(null)
  #shown = $state.raw<Placed | null>(null)

  readonly #questionText = $derived(JSON.stringify(questionOf(route.params, route.period)))
  /** What is asked of the engine; the same object as long as nothing of it changes. */
  readonly question = $derived(JSON.parse(this.#questionText) as ReturnType<typeof questionOf>)
  readonly #lookText = $derived(JSON.stringify(lookOf(route.params)))
  readonly look = $derived(JSON.parse(this.#lookText) as ReturnType<typeof lookOf>)
  /** Whose contacts count in questions; null takes the whole team. */
  readonly #mslsText = $derived(JSON.stringify(chosenMsls(workspace.msls, route.params)))
  readonly msls = $derived(JSON.parse(this.#mslsText) as string[] | null)
  readonly #otherText = $derived(JSON.stringify(otherDaysOf(route.params, route.period)))
  /** The days the period is held against; null where nothing is compared. */
  readonly other = $derived(JSON.parse(this.#otherText) as Days | null)
  readonly arrangement = $derived(arrangementOf(route.params))
  readonly picture = $derived(this.#shown?.picture ?? null)
  readonly arranged = $derived(this.#shown?.arranged ?? null)
  readonly standing = $derived(this.#shown?.standing ?? null)
  /** KOLs as they are in the other days of a comparison. */
  readonly others = $derived(this.#shown?.others ?? null)
  /** How links stand that are in the other days only, as a place in `standings`. */
  readonly foreign = $derived(this.#shown?.othersLater ? standings.indexOf('new') : standings.indexOf('gone'))
  /** Whether these days are later than the period. */
  readonly othersLater = $derived(this.#shown?.othersLater ?? false)
  readonly places = $derived(placesOf(this.picture?.rows ?? []))
  readonly pinned = $derived(this.places.get(route.params['kol'] ?? '') ?? null)
  readonly steps = $derived(this.pinned === null ? null : numberOf(stepCounts, route.params['steps']))
  readonly top = $derived(numberOf(tops, route.params['top']) ?? 100)
  readonly least = $derived(leastOf(route.params))
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
  readonly drawn: Scene | null = $derived(
    this.scene && this.picture && partOf(this.scene, this.picture, this.look.size, this)
  )
  /** Day before which evidence is shown; null for all of it. */
  readonly until = $derived(this.#sliding ? this.#sliding.until : (isDay(route.params['until']) ?? null))
  readonly selected = $derived(remembered.caught.flatMap((kol) => this.places.get(kol) ?? []))
  readonly light: Light | null = $derived(
    this.path.length > 1 ? pathOf(this.path) : this.selected.length > 0 ? groupOf(this.selected) : null
  )
  readonly rings = $derived(this.marked.flatMap((kol) => this.places.get(kol) ?? []))
  readonly canUndo = $derived(this.picture !== null && remembered.canUndo)
  readonly canRedo = $derived(this.picture !== null && remembered.canRedo)

  constructor() {
    remembered.open()
    $effect(() => {
      if (route.screen === 'network') remembered.note(route.params)
    })
    this.loading = new Loading((signal, onProgress) => {
      void workspace.revision
      return this.#load(signal, onProgress)
    })
    $effect(() => {
      const loaded = this.loading.value
      if (!loaded) return
      const stop = new AbortController()
      const wanted = arranged(loaded.picture, this.arrangement)
      const { kind: arrangement, signature } = wanted
      call('network.positions', { arrangement, signature }, { signal: stop.signal })
        .then((kept) => {
          remembered.show(workspace.status?.file ?? '', wanted.network)
          this.#shown = { ...loaded, arranged: withKept(loaded.picture, wanted, kept) }
        })
        .catch((thrown: unknown) => {
          if (!stop.signal.aborted) this.fault = faultFrom(thrown)
        })
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
    if (Object.entries(params).every(([name, value]) => (value || null) === before[name])) return
    route.set(params)
    this.history.add({ undo: () => route.set(before), redo: () => route.set(params) })
  }

  /** Chooses KOLs, as a lasso has caught them; none ends the choice. */
  select(nodes: readonly number[]): void {
    const before = remembered.caught
    const after = nodes.flatMap((node) => this.picture?.rows[node]?.kol ?? [])
    if (before.length === 0 && after.length === 0) return
    this.history.together(() => {
      // What is chosen is told in the place of the KOL that was pinned.
      if (after.length > 0 && route.params['kol'] !== undefined) this.change({ kol: null, steps: null, path: null })
      remembered.caught = after
      this.history.add({ undo: () => (remembered.caught = before), redo: () => (remembered.caught = after) })
    })
  }

  /** Shows evidence before a day while the slider moves, or all of it. */
  slide(until: string | null): void {
    this.#sliding = { until }
  }

  /** The slider has come to rest: where it is now is a step. */
  endSlide(): void {
    const sliding = this.#sliding
    this.#sliding = null
    if (sliding) this.change(sliding)
  }

  async #load(signal: AbortSignal, onProgress: (progress: JobProgress) => void): Promise<Shown> {
    const { question } = this
    const { other } = this
    const picture = await call('network.picture', question, { signal, onProgress })
    if (!other) return { picture, standing: null, others: null, othersLater: false }
    const second = await call('network.picture', { ...question, ...other }, { signal, onProgress })
    const othersLater = isLater(other, question)
    return { ...compared(picture, second, othersLater), others: second.rows, othersLater }
  }
}
