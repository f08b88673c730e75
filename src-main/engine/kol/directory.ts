import type { Period } from '#contract/ids'
import { defineFolding } from '../duplicates/folding'
import type { Connection } from '../workspace/connection'
import { quoteLiteral } from '../workspace/sql'
import { EvidenceStore } from '../kpi/evidence-store'
import type { Workspace } from '../workspace/workspace'
import { prepareTies, standingSql } from './standing'

const tablesKept = 8

const directories = new WeakMap<Workspace, Promise<KolDirectory>>()

/**
 * Keeps the KOLs of a workspace, one row each with all that lists show and sort by, in temporary tables: one for each
 * period and choice of MSLs asked for lately. Pages, filters and orders of a list then read one small table.
 */
export class KolDirectory {
  readonly #tables = new Map<string, string>()
  #revision = -1
  #count = 0

  private constructor(
    private readonly workspace: Workspace,
    private readonly store: EvidenceStore
  ) {}

  static of(workspace: Workspace): Promise<KolDirectory> {
    // The promise is kept, so that two who ask at once get the same directory.
    const known = directories.get(workspace)
    if (known) return known
    const directory = KolDirectory.#open(workspace)
    directories.set(workspace, directory)
    directory.catch(() => directories.delete(workspace))
    return directory
  }

  static async #open(workspace: Workspace): Promise<KolDirectory> {
    const store = await EvidenceStore.of(workspace, 'lists')
    await defineFolding(store.connection)
    return new KolDirectory(workspace, store)
  }

  /**
   * Runs `work` with the name of the table for a period and the MSLs whose contacts count; null takes all of them. With
   * some chosen the table holds the KOLs on their panels, met by them in the period, or of their territories.
   */
  read<T>(
    period: Period,
    msls: readonly string[] | null,
    signal: AbortSignal | undefined,
    work: (connection: Connection, table: string) => Promise<T>
  ): Promise<T> {
    return this.store.inPeriod(period, null, signal, async () => {
      const { revision } = this.workspace
      if (this.#revision !== revision) await this.#clear(revision)
      const standing = await this.#table(`standing ${JSON.stringify(period)}`, async () => {
        await prepareTies(this.store.connection, period.to)
        return standingSql(period)
      })
      const chosen = msls === null ? null : msls.toSorted()
      const table = await this.#table(JSON.stringify([period, chosen]), async () =>
        directorySql(period, chosen, standing)
      )
      return work(this.store.connection, table)
    })
  }

  async #clear(revision: number): Promise<void> {
    for (const table of this.#tables.values()) await this.store.connection.run(`DROP TABLE ${table}`)
    this.#tables.clear()
    this.#revision = revision
  }

  async #table(key: string, sql: () => Promise<string>): Promise<string> {
    const known = this.#tables.get(key)
    if (known !== undefined) {
      // The least lately used one goes first.
      this.#tables.delete(key)
      this.#tables.set(key, known)
      return known
    }
    const name = `kol_directory_${this.#count++}`
    await this.store.connection.run(`CREATE TEMP TABLE ${name} AS ${await sql()}`)
    this.#tables.set(key, name)
    const oldest = [...this.#tables].at(-tablesKept - 1)
    if (oldest) {
      this.#tables.delete(oldest[0])
      await this.store.connection.run(`DROP TABLE ${oldest[1]}`)
    }
    return name
  }
}

/** A condition that a column holds one of the MSLs chosen. */
export function amongMsls(column: string, msls: readonly string[] | null): string {
  if (msls === null) return 'true'
  return msls.length === 0 ? 'false' : `${column} IN (${msls.map(quoteLiteral).join(', ')})`
}

// Lists are sorted once they are whole: an aggregate that sorts as it goes keeps buffers for each KOL.
function directorySql({ from, to, asOf }: Period, msls: readonly string[] | null, standing: string): string {
  const inPeriod = `c.occurred_on >= DATE ${quoteLiteral(from)} AND c.occurred_on < DATE ${quoteLiteral(to)}`
  const own = `t.territory IN (SELECT m.territory FROM member m WHERE ${amongMsls('m.msl_id', msls)})`
  return `WITH mine AS (
      SELECT c.kol_id, c.channel, c.occurred_on, ${inPeriod} AS is_in FROM contact c WHERE ${amongMsls('c.msl_id', msls)}
    ), seen AS (
      SELECT kol_id, count(*) FILTER (is_in) AS contacts, max(occurred_on) FILTER (occurred_on < DATE ${quoteLiteral(asOf)}) AS last_on
      FROM mine GROUP BY kol_id
    ), channels AS (
      SELECT kol_id, list_transform(list_sort(list({'less': -contacts, 'channel': channel})),
                                    lambda u: {'channel': u.channel, 'contacts': -u.less}) AS used,
             list(channel) FILTER (channel IS NOT NULL AND channel <> 'congress') AS chosen
      FROM (SELECT kol_id, channel, count(*) AS contacts FROM mine WHERE is_in GROUP BY ALL) GROUP BY kol_id
    ), seers AS (
      SELECT c.kol_id, list_sort(list({'mslName': coalesce(m.msl_name, c.msl_id), 'msl': c.msl_id})) AS seen_by
      FROM (SELECT DISTINCT c.kol_id, c.msl_id FROM contact c WHERE ${inPeriod}) c LEFT JOIN member m USING (msl_id)
      GROUP BY c.kol_id
    ), coming AS (
      SELECT a.kol_id, min(i.occurred_on) AS next_on FROM interaction i JOIN interaction_attendee a USING (interaction_id)
      WHERE i.status = 'planned' AND i.occurred_on >= DATE ${quoteLiteral(asOf)} AND NOT coalesce(i.deleted, false)
        AND NOT coalesce(a.deleted, false) AND ${amongMsls('i.msl_id', msls)} GROUP BY a.kol_id
    ), panel AS (
      SELECT kol_id, sum(planned_contacts) AS planned FROM assigned WHERE ${amongMsls('msl_id', msls)} GROUP BY kol_id
    )
    SELECT t.*, coalesce(s.contacts, 0) AS contacts, s.last_on, n.next_on, coalesce(h.used, []) AS used,
           coalesce(e.seen_by, []) AS seen_by, p.kol_id IS NOT NULL AS assigned, p.planned,
           CASE WHEN t.preference IN ('dated', 'undated') AND len(h.chosen) > 0
             THEN list_has_any(t.preferred_channels, h.chosen) END AS uses_preferred,
           coalesce(s.contacts, 0) = 0 AND t.may_be_met AND (p.kol_id IS NOT NULL OR coalesce(t.tier, 9) <= 2) AS white_space,
           t.rising AND t.may_be_met AND e.seen_by IS NULL AS rising_unseen
    FROM ${standing} t LEFT JOIN seen s USING (kol_id) LEFT JOIN channels h USING (kol_id) LEFT JOIN seers e USING (kol_id)
    LEFT JOIN coming n USING (kol_id) LEFT JOIN panel p USING (kol_id)
    WHERE ${msls === null ? 'true' : `(p.kol_id IS NOT NULL OR coalesce(s.contacts, 0) > 0 OR ${own})`}`
}
