import { untrack } from 'svelte'
import type { KolList, KolRow } from '#contract/kol'
import type { Input } from '#contract/procedures'
import { call } from '#renderer/bridge/client'
import { faultFrom } from '#renderer/bridge/jobs'
import type { Fault } from '#contract/faults'
import { missingPages, pageSize, placed, type PagedRows } from '#renderer/kit/pages'
import { resource } from '#renderer/state/resource.svelte'

/**
 * The KOLs that a question finds, loaded a page at a time as they come into sight. A new question starts over; pages of
 * the one before are dropped.
 */
export class PagedKols {
  rows = $state.raw<PagedRows<KolRow>>([])
  /** What kept a further page from coming. */
  pageFault = $state.raw<Fault | null>(null)
  readonly #first
  #question: Input<'kol.list'> = {}
  #asked: readonly number[] = []
  #stop = new AbortController()

  /** @param ask the question; asked again whenever a rune it reads changes. Call while a component is set up. */
  constructor(ask: () => Input<'kol.list'>) {
    this.#first = resource(async (signal) => {
      const question = ask()
      const list = await call('kol.list', { ...question, offset: 0, limit: pageSize }, { signal })
      return { question, list }
    })
    $effect(() => {
      const { value } = this.#first
      untrack(() => this.#begin(value))
    })
  }

  get status() {
    return this.#first.status
  }
  get fault() {
    return this.#first.fault
  }
  get stale() {
    return this.#first.stale
  }
  get list(): KolList | undefined {
    return this.#first.value?.list
  }
  retry(): void {
    this.#first.retry()
  }

  /** Loads what is missing among the rows in sight. */
  look(start: number, end: number): void {
    const { rows } = this
    for (const offset of missingPages(rows, start, end)) {
      if (this.#asked.includes(offset)) continue
      this.#asked = [...this.#asked, offset]
      void this.#load(offset)
    }
  }

  #begin(value: { question: Input<'kol.list'>; list: KolList } | undefined): void {
    this.#stop.abort()
    this.#stop = new AbortController()
    this.#asked = [0]
    this.#question = value?.question ?? {}
    this.pageFault = null
    this.rows = value ? placed<KolRow>([], value.list.total, 0, value.list.rows) : []
  }

  async #load(offset: number): Promise<void> {
    const { signal } = this.#stop
    try {
      const page = await call('kol.list', { ...this.#question, offset, limit: pageSize }, { signal })
      if (!signal.aborted) this.rows = placed(this.rows, page.total, offset, page.rows)
    } catch (thrown) {
      if (signal.aborted) return
      // Scrolling there again asks again.
      this.#asked = this.#asked.filter((asked) => asked !== offset)
      this.pageFault = faultFrom(thrown)
    }
  }
}
