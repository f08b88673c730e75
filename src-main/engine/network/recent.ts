import type { Workspace } from '../workspace/workspace'

/** Results that a shelf holds at most, however small. */
const most = 6

/** The last results of one revision of a workspace, by what was asked: as many as their sizes allow. */
export class Shelf<T> {
  readonly #room: number
  readonly #sizeOf: (value: T) => number
  /** The one asked for longest ago comes first. */
  readonly #kept = new Map<string, T>()

  /** @param room the sum of sizes to hold at most, in whatever `sizeOf` counts */
  constructor(room: number, sizeOf: (value: T) => number) {
    this.#room = room
    this.#sizeOf = sizeOf
  }

  get(key: string): T | undefined {
    const value = this.#kept.get(key)
    if (value !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, value)
    }
    return value
  }

  /** Holds a result, whatever its size, and lets go of others where it gets too much. */
  set(key: string, value: T): void {
    this.#kept.delete(key)
    this.#kept.set(key, value)
    let taken = [...this.#kept.values()].reduce((sum, each) => sum + this.#sizeOf(each), 0)
    for (const [old, each] of [...this.#kept].slice(0, -1)) {
      if (taken <= this.#room && this.#kept.size <= most) return
      this.#kept.delete(old)
      taken -= this.#sizeOf(each)
    }
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }
}

/** Shelves of workspaces; a change of the data makes what was held of one void. */
export class Recent<T> {
  readonly #make: () => Shelf<T>
  readonly #shelves = new WeakMap<Workspace, { revision: number; shelf: Shelf<T> }>()

  /** @param room as of `Shelf`, of each workspace */
  constructor(room: number, sizeOf: (value: T) => number) {
    this.#make = () => new Shelf(room, sizeOf)
  }

  /** The shelf of the data as they are; to be taken before they are read, as they may have changed after. */
  of(workspace: Workspace): Shelf<T> {
    const { revision } = workspace
    const known = this.#shelves.get(workspace)
    if (known?.revision === revision) return known.shelf
    const shelf = this.#make()
    this.#shelves.set(workspace, { revision, shelf })
    return shelf
  }
}
