import type { Connection } from './connection'
import { sql } from './sql'

/** Version of the table layout; raised with every change of it. */
export const layoutVersion = 10

/**
 * What findings measure work against: shares that serve as start values in the KPI definitions, to be edited; how far
 * under them a share must lie to matter; the share of rejected rows that is too much.
 */
export const findingSettings: Record<string, string> = {
  channel_match_target: '0.75',
  topic_fit_target: '0.70',
  follow_up_on_time_target: '0.85',
  follow_up_set_target: '0.90',
  documentation_target: '0.90',
  insight_target: '0.90',
  finding_margin: '0.10',
  rejected_share_limit: '0.05'
}

/** What a new workspace starts with. Every threshold is the user's to change. */
export const defaultSettings: Record<string, string> = {
  layout_version: String(layoutVersion),
  ratio_min_n: '5',
  median_min_n: '8',
  diversity_min_contacts: '20',
  diversity_min_panel: '8',
  completeness_hide: '0.60',
  completeness_warn: '0.80',
  session_limit: '10',
  recency_half_life_days: '90',
  tier_weights: '4:3:2:1',
  off_plan_allowance: '0.10',
  null_draws: '10000',
  bootstrap_resamples: '2000',
  fdr: '0.10',
  follow_up_default_working_days: '10',
  documentation_working_days: '2',
  preference_valid_months: '12',
  new_kol_lookback_months: '24',
  small_group: '5',
  kol_contact_cap: '3',
  inquiry_working_days: '5',
  profile: 'balanced',
  own_kpi_seconds: '20',
  own_kpi_rows: '20000000',
  seed: '1',
  zone: 'Etc/UTC',
  ...findingSettings
}

/** All settings of a workspace by name. */
export async function readSettings(connection: Connection): Promise<Map<string, string>> {
  const rows = await connection.rows<{ name: string; value: string }>('SELECT name, value FROM setting')
  return new Map(rows.map((row) => [row.name, row.value]))
}

/** A setting as a number; throws where it is missing or no number, which only a damaged workspace can cause. */
export function numberSetting(settings: ReadonlyMap<string, string>, name: string): number {
  const value = Number(settings.get(name))
  if (!settings.has(name) || Number.isNaN(value)) throw new Error(`The setting ${name} is missing or no number`)
  return value
}

/** Stores one setting. */
export async function writeSetting(connection: Connection, name: string, value: string): Promise<void> {
  await connection.run(sql`DELETE FROM setting WHERE name = ${name}`)
  await connection.run(sql`INSERT INTO setting VALUES (${name}, ${value})`)
}
