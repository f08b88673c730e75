/** What was found in data, kept under names until they change. A failure is none to keep. */
export class Remembered {
  readonly #found = new Map<string, Promise<unknown>>()

  /** What `work` finds, found once; whoever gets it must not change it. */
  of<T>(name: string, work: () => Promise<T>): Promise<T> {
    const known = this.#found.get(name) as Promise<T> | undefined
    if (known) return known
    const found = work()
    this.#found.set(name, found)
    found.catch(() => {
      // Meanwhile the data may have changed, and another answer be kept.
      if (this.#found.get(name) === found) this.#found.delete(name)
    })
    return found
  }

  /** Whether it was found, or is being looked for. */
  has(name: string): boolean {
    return this.#found.has(name)
  }

  clear(): void {
    this.#found.clear()
  }
}
