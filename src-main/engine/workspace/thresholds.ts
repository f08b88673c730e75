import { LensFault } from '#contract/faults'
import type { Setting, SettingKind } from '#contract/settings'
import { audit } from './audit'
import { change } from './change'
import { defaultSettings, writeSetting } from './settings'
import type { Workspace } from './workspace'

type Range = Pick<Setting, 'kind' | 'least' | 'most'>

const share = (least = 0, most = 1): Range => ({ kind: 'share', least, most })
const whole = (least: number, most: number): Range => ({ kind: 'whole', least, most })

/** The settings that a user may change, and within which ends they make sense. */
const ranges: Readonly<Record<string, Range>> = {
  ratio_min_n: whole(1, 1000),
  median_min_n: whole(2, 1000),
  diversity_min_contacts: whole(2, 10_000),
  diversity_min_panel: whole(2, 10_000),
  completeness_hide: share(),
  completeness_warn: share(),
  session_limit: whole(1, 100_000),
  recency_half_life_days: whole(1, 3650),
  tier_weights: { kind: 'weights', least: 0, most: 1000 },
  off_plan_allowance: share(),
  null_draws: whole(200, 1_000_000),
  bootstrap_resamples: whole(200, 100_000),
  fdr: share(0.001, 0.5),
  follow_up_default_working_days: whole(1, 365),
  documentation_working_days: whole(1, 365),
  preference_valid_months: whole(1, 600),
  new_kol_lookback_months: whole(1, 600),
  small_group: whole(1, 1000),
  kol_contact_cap: { kind: 'caps', least: 1, most: 1000 },
  inquiry_working_days: whole(1, 365),
  own_kpi_seconds: whole(1, 3600),
  own_kpi_rows: whole(1000, 1_000_000_000),
  channel_match_target: share(),
  topic_fit_target: share(),
  follow_up_on_time_target: share(),
  follow_up_set_target: share(),
  documentation_target: share(),
  insight_target: share(),
  finding_margin: share(0.01, 0.5),
  rejected_share_limit: share()
}

/** The thresholds of a workspace, in the order of the table above. */
export async function listThresholds(workspace: Workspace): Promise<Setting[]> {
  const values = await workspace.settings()
  return Object.entries(ranges).map(([name, range]) => {
    const start = defaultSettings[name] ?? ''
    return { name, value: values.get(name) ?? start, start, ...range }
  })
}

/** Changes a threshold. @throws LensFault `unknown-record` for another name, `bad-input` for what makes no sense */
export async function setThreshold(workspace: Workspace, name: string, value: string): Promise<void> {
  const range = ranges[name]
  if (!range) {
    throw new LensFault({
      code: 'unknown-record',
      message: `There is no threshold ${name}.`,
      hint: 'The Settings screen lists them.',
      where: name
    })
  }
  const text = value.trim()
  if (!readers[range.kind](text, range)) {
    throw new LensFault({
      code: 'bad-input',
      message: `“${value}” is no value for ${name}.`,
      hint: hintOf(range),
      where: name
    })
  }
  await change(workspace, async (connection) => {
    await writeSetting(connection, name, text)
    await audit(connection, 'threshold-changed', { name, value: text })
  })
}

const within = (text: string, { least, most }: Range) =>
  /^\d+(\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most

const isWhole = (text: string, range: Range) => within(text, range) && Number.isInteger(Number(text))

const readers: Readonly<Record<SettingKind, (text: string, range: Range) => boolean>> = {
  share: within,
  whole: isWhole,
  weights: (text, range) => {
    const parts = text.split(':')
    return parts.length === 4 && parts.every((part) => within(part, range)) && parts.some((part) => Number(part) > 0)
  },
  caps: (text, range) => {
    const parts = text.split(':')
    return (parts.length === 1 || parts.length === 4) && parts.every((part) => isWhole(part, range))
  }
}

const hintOf = ({ kind, least, most }: Range): string =>
  ({
    share: `Give a share from ${least} to ${most}.`,
    whole: `Give a whole number from ${least} to ${most}.`,
    weights: 'Give four weights for tiers 1 to 4, joined by colons, such as 4:3:2:1.',
    caps: `Give a whole number from ${least} to ${most}, or four for tiers 1 to 4, joined by colons, such as 4:3:3:2.`
  })[kind]
