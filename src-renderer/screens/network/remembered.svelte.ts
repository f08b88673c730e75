import { untrack } from 'svelte'
import type { NetworkView } from '#renderer/graph/network-view'
import type { Standpoint } from '#renderer/graph/sight'
import type { ViewStep } from '#renderer/graph/view-events'
import { ViewHistory } from '#renderer/graph/view-history'
import { filterParams, type ParamChange } from '#renderer/state/address'
import { route } from '#renderer/state/route.svelte'

type Params = Readonly<Record<string, string>>

/** What outlives the screen: the history of its view, and what the steps of that act on, so that one finds it on return. */
class Remembered {
  /** The picture, while the screen is open. */
  view: NetworkView | null = null
  /** KOLs a lasso has caught, by id. */
  caught = $state.raw<readonly string[]>([])
  #changes = $state(0)
  readonly history = new ViewHistory(() => untrack(() => (this.#changes += 1)))
  readonly canUndo = $derived(this.#changes >= 0 && this.history.canUndo)
  readonly canRedo = $derived(this.#changes >= 0 && this.history.canRedo)
  /** The networks that steps of the history were made in. */
  readonly #networks = new Set<string>()
  /** Parameters of the screen's address as it was left; null before it was open. */
  #left: Params | null = null
  #returning = false
  /** Where the camera was when the screen was left, and over which arrangement. */
  #camera: { arrangement: string; at: Standpoint | null } | null = null
  /** The workspace of the networks. */
  #file: string | null = null

  /** The screen opens. Another address than it was left with is a step of its own: taking it back leads to what was left. */
  open(): void {
    this.#returning = true
    const [before, after] = [this.#left, paramsOfScreen(route.params)]
    const caught = this.caught
    this.caught = []
    if (before === null || (JSON.stringify(before) === JSON.stringify(after) && caught.length === 0)) return
    const go = (from: Params, to: Params, chosen: readonly string[]) => {
      route.set({ ...without(from), ...to })
      this.caught = chosen
    }
    this.history.add({ undo: () => go(after, before, caught), redo: () => go(before, after, []) })
  }

  /** The address of the open screen has changed. */
  note(params: Params): void {
    this.#left = paramsOfScreen(params)
  }

  /** A network is shown: of another workspace, or on return to another one than there was, its history begins anew. */
  show(file: string, network: string): void {
    if (file !== this.#file || (this.#returning && !this.#networks.has(network))) {
      this.#networks.clear()
      this.history.forget()
    }
    this.#file = file
    this.#returning = false
    this.#networks.add(network)
  }

  /** The screen closes: an arrangement is left with the camera somewhere of the user's, or over everybody. */
  leave(arrangement: string, at: Standpoint | null): void {
    this.#camera = { arrangement, at }
  }

  /** Where the camera was left over an arrangement, told once; null where it is to show everybody. */
  takeCamera(arrangement: string): Standpoint | null {
    const left = this.#camera
    this.#camera = null
    return left?.arrangement === arrangement ? left.at : null
  }

  /** Remembers a change of the picture, to be taken back in the picture there is by then. */
  add(step: ViewStep): void {
    const act = (what: (view: NetworkView) => void) => {
      if (this.view) what(this.view)
    }
    this.history.add({ undo: () => act((view) => step.undo(view)), redo: () => act((view) => step.redo(view)) })
  }
}

export const remembered = new Remembered()

/** Parameters that belong to the screen alone, in the order of their names. */
function paramsOfScreen(params: Params): Params {
  const filters: readonly string[] = filterParams
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !filters.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
  )
}

const without = (params: Params): ParamChange => Object.fromEntries(Object.keys(params).map((name) => [name, null]))
