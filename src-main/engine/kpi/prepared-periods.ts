import type { Period } from '#contract/ids'
import type { Connection } from '../workspace/connection'
import { periodRows, preparePeriod, prepareRising, usePeriod, type PeriodRow, type Series } from './relations'

/** Periods whose relations are kept: a team is looked at in a few, again and again. */
const kept = 16

interface Prepared {
  /** Names the period with the parts it has. */
  name: string
  period: Period
  series: Series
  /** The period, or its parts. */
  rows: readonly PeriodRow[]
}

/** The relations that depend on a period: those of one are where definitions read them, those of others wait beside. */
export class PreparedPeriods {
  #now: Prepared | null = null
  /** Where the relations of periods are, those used last at the end. */
  readonly #places = new Map<string, number>()

  constructor(private readonly connection: Connection) {}

  get name(): string {
    return this.#inPlace.name
  }

  get period(): Period {
    return this.#inPlace.period
  }

  get series(): Series {
    return this.#inPlace.series
  }

  get rows(): readonly PeriodRow[] {
    return this.#inPlace.rows
  }

  get ids(): string[] {
    return this.rows.map(({ periodId }) => periodId)
  }

  /** Puts the relations of a period in place, and makes them where they are missing. */
  async use(period: Period, series: Series): Promise<void> {
    const name = JSON.stringify([period, series])
    if (this.#now?.name === name) return
    this.#now = null
    const rows = periodRows(period, series)
    let place = this.#places.get(name)
    if (place === undefined) {
      const [oldest] = this.#places.size < kept ? [] : this.#places.keys()
      if (oldest !== undefined) this.#places.delete(oldest)
      const taken = new Set(this.#places.values())
      place = Array.from({ length: kept }, (_, i) => i).find((i) => !taken.has(i))!
      await preparePeriod(this.connection, place, rows, period.asOf)
    }
    this.#places.delete(name)
    this.#places.set(name, place)
    await usePeriod(this.connection, place)
    if (this.#places.size === 1) await prepareRising(this.connection)
    this.#now = { name, period, series, rows }
  }

  /** Forgets all of them: the data are other ones. */
  clear(): void {
    this.#now = null
    this.#places.clear()
  }

  get #inPlace(): Prepared {
    if (this.#now === null) throw new Error('No period is prepared: this is to be called inside `inPeriod`')
    return this.#now
  }
}
