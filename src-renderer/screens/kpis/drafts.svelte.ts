import { SvelteMap } from 'svelte/reactivity'

/** Texts that were changed and not saved, by the id of their KPI; `newKpi` is one that has none yet. They outlive the screen. */
class Drafts {
  readonly #texts = new SvelteMap<string, string>()

  has(id: string): boolean {
    return this.#texts.has(id)
  }

  get(id: string): string | undefined {
    return this.#texts.get(id)
  }

  /** Keeps a text; one that is as it was saved is no draft. */
  keep(id: string, text: string, saved: string | null): void {
    if (text === saved) this.#texts.delete(id)
    else this.#texts.set(id, text)
  }

  drop(id: string): void {
    this.#texts.delete(id)
  }
}

export const drafts = new Drafts()

/** The place of a KPI that is being written and has not been saved yet; no id has a capital. */
export const newKpi = 'New'
