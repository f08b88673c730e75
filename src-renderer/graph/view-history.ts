/** A change of the view that can be taken back and made again. */
export interface Step {
  undo(): void
  redo(): void
}

/** Steps that are remembered. */
const remembered = 100

/** Every change of the view in its order, with a place in it. */
export class ViewHistory {
  readonly #changed: () => void
  #steps: Step[] = []
  #place = 0
  #replaying = false

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get canUndo(): boolean {
    return this.#place > 0
  }

  get canRedo(): boolean {
    return this.#place < this.#steps.length
  }

  /** Remembers a step that has been made; those taken back before it are forgotten. What undo and redo cause is no step. */
  add(step: Step): void {
    if (this.#replaying) return
    this.#steps = [...this.#steps.slice(0, this.#place), step].slice(-remembered)
    this.#place = this.#steps.length
    this.#changed()
  }

  /** Makes one step of all that `act` does at once. */
  together(act: () => void): void {
    const from = this.#place
    act()
    const parts = this.#steps.slice(from)
    if (parts.length < 2) return
    this.#steps.length = from
    this.#place = from
    this.add({
      undo: () => parts.toReversed().forEach((step) => step.undo()),
      redo: () => parts.forEach((step) => step.redo())
    })
  }

  /** Forgets all steps. */
  forget(): void {
    this.#steps = []
    this.#place = 0
    this.#changed()
  }

  undo(): void {
    if (!this.canUndo) return
    this.#place -= 1
    this.#replay(() => this.#steps[this.#place]!.undo())
  }

  redo(): void {
    if (!this.canRedo) return
    this.#place += 1
    this.#replay(() => this.#steps[this.#place - 1]!.redo())
  }

  #replay(act: () => void): void {
    this.#replaying = true
    try {
      act()
    } finally {
      this.#replaying = false
    }
    this.#changed()
  }
}
