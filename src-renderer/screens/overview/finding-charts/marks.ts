import type { Finding, FindingRule } from '#contract/finding'

/** What a finding's miniature chart shows. Values in the unit of the finding; `unit` is `share` for parts of one. */
export type FindingMark =
  /** A figure with what chance allows, against what is expected of it and a second yardstick. */
  | {
      kind: 'against'
      value: number
      low: number | null
      high: number | null
      expected: number
      /** The middle of the team, or the target where less is due by now. */
      beside: { value: number; is: 'middle' | 'target' } | null
      unit: string
    }
  /** A count or share and how large it was meant or would usually be, from zero. */
  | { kind: 'pair'; value: number; other: number; is: 'planned' | 'expected'; unit: string }
  /** Some of a number of things. */
  | { kind: 'part'; part: number; whole: number }
  /** A share before and now. */
  | { kind: 'change'; before: number; now: number }

type Figures = Finding['figures']
type Maker = (figures: Figures) => FindingMark | null

/** The numbers under these names, or null where one is missing. */
function numbers<K extends string>(figures: Figures, ...names: readonly K[]): Record<K, number> | null {
  const found = names.map((name) => [name, figures[name]] as const)
  return found.every(([, value]) => typeof value === 'number') ? (Object.fromEntries(found) as Record<K, number>) : null
}

/** MSLs counted among those judged. */
const ofTeam: Maker = (figures) => {
  const own = numbers(figures, 'below', 'judged')
  return own && { kind: 'part', part: own.below, whole: own.judged }
}

const shareAgainstTeam: Maker = (figures) => {
  const own = numbers(figures, 'share', 'low', 'high', 'reference', 'middle')
  if (!own) return null
  const { share, low, high, reference, middle } = own
  const beside = middle === reference ? null : { value: middle, is: 'middle' as const }
  return { kind: 'against', value: share, low, high, expected: reference, beside, unit: 'share' }
}

const topShare: Maker = (figures) => {
  const own = numbers(figures, 'share', 'planned')
  return own && { kind: 'pair', value: own.share, other: own.planned, is: 'planned', unit: 'share' }
}

const behindPace: Maker = (figures) => {
  const own = numbers(figures, 'value', 'low', 'high', 'due', 'target')
  if (!own) return null
  const { value, low, high, due, target } = own
  const beside = target === due ? null : { value: target, is: 'target' as const }
  return { kind: 'against', value, low, high, expected: due, beside, unit: String(figures['unit'] ?? '') }
}

const unseen: Maker = (figures) => {
  const own = numbers(figures, 'unseen', 'assigned')
  return own && { kind: 'part', part: own.unseen, whole: own.assigned }
}

const moreThanUsual: Maker = (figures) => {
  const own = numbers(figures, 'recent', 'expected')
  return own && { kind: 'pair', value: own.recent, other: own.expected, is: 'expected', unit: '' }
}

const cutOff: Maker = (figures) => {
  const own = numbers(figures, 'cutOff', 'others')
  return own && { kind: 'part', part: own.cutOff, whole: own.others }
}

const againstOthers: Maker = (figures) => {
  const own = numbers(figures, 'share', 'low', 'high', 'elsewhere')
  if (!own) return null
  const { share, low, high, elsewhere } = own
  return { kind: 'against', value: share, low, high, expected: elsewhere, beside: null, unit: 'share' }
}

/** Unseen of all central KOLs of the team. */
const unseenCentral: Maker = (figures) => {
  const own = numbers(figures, 'unseen', 'central')
  return own && { kind: 'part', part: own.unseen, whole: own.central }
}

const moreThanPlanned: Maker = (figures) => {
  const own = numbers(figures, 'contacts', 'planned')
  return own && { kind: 'pair', value: own.contacts, other: own.planned, is: 'planned', unit: '' }
}

const shift: Maker = (figures) => {
  const own = numbers(figures, 'share', 'before')
  return own && { kind: 'change', before: own.before, now: own.share }
}

const filled: Maker = (figures) => {
  const own = numbers(figures, 'share', 'needed')
  return (
    own && {
      kind: 'against',
      value: own.share,
      low: null,
      high: null,
      expected: own.needed,
      beside: null,
      unit: 'share'
    }
  )
}

const refused: Maker = (figures) => {
  const own = numbers(figures, 'rejected', 'rows')
  return own && { kind: 'part', part: own.rejected, whole: own.rows }
}

/** What each kind of finding is drawn as: the first whose figures it carries. */
const makers: Record<FindingRule, readonly Maker[]> = {
  'over-reliance': [topShare, ofTeam],
  'follow-up-neglect': [shareAgainstTeam, ofTeam],
  'late-documentation': [shareAgainstTeam, ofTeam],
  'channel-mismatch': [shareAgainstTeam, ofTeam],
  'topic-misfit': [shareAgainstTeam, ofTeam],
  'objective-at-risk': [behindPace],
  'coverage-gap': [unseen],
  'rising-star-unseen': [moreThanUsual],
  'keystone-unseen': [cutOff],
  'white-space': [againstOthers, unseenCentral],
  'kol-crowded': [moreThanPlanned],
  'theme-shift': [shift],
  'sentiment-shift': [shift],
  'missing-fields': [filled],
  'rejected-rows': [refused]
}

/** The miniature chart of a finding, or null where its figures give none. */
export function markOf({ rule, figures }: Pick<Finding, 'rule' | 'figures'>): FindingMark | null {
  for (const make of makers[rule]) {
    const mark = make(figures)
    if (mark) return mark
  }
  return null
}
