import type { Period } from '#contract/ids'
import type { KolFilters, KolList, KolRow, KolSortKey, KolView } from '#contract/kol'
import type { Parsed } from '#contract/procedures'
import { join, sql, trusted, type Sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { KolDirectory } from './directory'

/** The columns of the directory as a row of the contract. */
export const rowColumns = `kol_id AS kol, name AS "kolName", stub, tier, scope, segment, specialty, institution, city, region, interests,
  links, publications, publications_before AS "publicationsBefore", rising, preferred_channels AS "preferredChannels",
  preference_on AS "preferenceOn", preference, used, uses_preferred AS "usesPreferred", seen_by AS "seenBy", assigned, planned,
  contacts, last_on AS "lastOn", next_on AS "nextOn", do_not_contact AS "doNotContact", consent, white_space AS "whiteSpace"`

const viewSql: Record<KolView, string> = { all: 'true', 'white-space': 'white_space', rising: 'rising_unseen' }

const text = (column: string) => `icu_sort_key(${column}, 'en')`

const sortSql: Record<KolSortKey, string> = {
  kolName: 'name_key',
  tier: 'tier',
  specialty: text('specialty'),
  institution: text('institution'),
  region: text('region'),
  links: 'links',
  publications: 'publications',
  contacts: 'contacts',
  planned: 'planned',
  lastOn: 'last_on',
  nextOn: 'next_on'
}

type Request = Omit<Parsed<'kol.list'>, 'from' | 'to' | 'asOf'>

/**
 * A part of the KOLs that filters and a view leave, in an order; without one by tier, then the most linked first. Who
 * lacks what is sorted by comes last either way.
 */
export async function listKols(
  workspace: Workspace,
  period: Period,
  { view, msls, sort, offset, limit, ...filters }: Request,
  signal: AbortSignal
): Promise<KolList> {
  const directory = await KolDirectory.of(workspace)
  return directory.read(period, msls, signal, async (connection, table) => {
    const kept = conditions(filters)
    const { seen, ...views } = await connection.one<Record<KolView | 'seen', number>>(
      sql`SELECT count(*) AS "all", count(*) FILTER (white_space) AS "white-space", count(*) FILTER (rising_unseen) AS rising,
                 count(*) FILTER (contacts > 0) AS seen
          FROM ${trusted(table)} WHERE ${kept}`
    )
    const order =
      sort === null
        ? 'tier NULLS LAST, links DESC'
        : `${sortSql[sort.key]} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`
    const part = limit === null ? sql`OFFSET ${offset}` : sql`LIMIT ${limit} OFFSET ${offset}`
    const rows = await connection.rows<KolRow>(
      sql`SELECT ${trusted(rowColumns)} FROM ${trusted(table)} WHERE ${kept} AND ${trusted(viewSql[view])}
          ORDER BY ${trusted(order)}, name_key, kol_id ${part}`
    )
    return { period, total: views[view], views, seen, offset, rows }
  })
}

function conditions({
  search,
  tier,
  specialty,
  region,
  seen
}: Pick<Request, 'search' | 'tier' | 'specialty' | 'region' | 'seen'>): Sql {
  const words = search.split(/\s+/).filter((word) => word !== '')
  return join(
    [
      sql`true`,
      ...words.map((word) => sql`contains(searched, coalesce(fold_text(${word}), ''))`),
      ...(tier === null ? [] : [tier === 0 ? sql`tier IS NULL` : sql`tier = ${tier}`]),
      ...(specialty === null ? [] : [sql`specialty = ${specialty}`]),
      ...(region === null ? [] : [sql`region = ${region}`]),
      ...(seen === null ? [] : [seen === 'seen' ? sql`contacts > 0` : sql`contacts = 0`])
    ],
    ' AND '
  )
}

/** The values that occur, for choosing among them; a tier of 0 stands for KOLs without one. */
export async function kolFilters({ connection }: Workspace): Promise<KolFilters> {
  const valuesOf = async (column: string) =>
    (
      await connection.rows<{ value: string }>(
        `SELECT DISTINCT ${column} AS value FROM kol WHERE NOT coalesce(deleted, false) AND ${column} IS NOT NULL ORDER BY 1`
      )
    ).map(({ value }) => value)
  const tiers = await connection.rows<{ tier: number }>(
    'SELECT DISTINCT coalesce(tier, 0) AS tier FROM kol WHERE NOT coalesce(deleted, false) ORDER BY tier = 0, tier'
  )
  return {
    tiers: tiers.map(({ tier }) => tier),
    specialties: await valuesOf('specialty'),
    regions: await valuesOf('region')
  }
}
