import {
  activities,
  activityKinds,
  type ActivitiesSpread,
  type Activity,
  type ActivityCounts,
  type ActivityKind
} from '#contract/activities'

/** Kinds that only say that something was not given; they are shown where they occur. */
const unstated: readonly ActivityKind[] = ['meeting-unstated', 'research-unstated']

/** The kinds to show: every one but those that only say what was not given, and did not occur. */
export function shownKinds(total: ActivityCounts) {
  return activityKinds.filter(({ kind }) => !unstated.includes(kind) || total[kind] > 0)
}

export const sumOf = (counts: ActivityCounts) => activityKinds.reduce((sum, { kind }) => sum + counts[kind], 0)

/** Counts by activity rather than by kind. */
export function byActivity(counts: ActivityCounts): { activity: Activity; n: number }[] {
  return activities.map((activity) => ({
    activity,
    n: activityKinds.reduce((sum, entry) => sum + (entry.activity === activity ? counts[entry.kind] : 0), 0)
  }))
}

/** The activity with the highest count; null where there is none. */
export function mostOf(counts: ActivityCounts): { activity: Activity; n: number } | null {
  const most = byActivity(counts).reduce((best, entry) => (entry.n > best.n ? entry : best))
  return most.n === 0 ? null : most
}

/** The month with most activities, the earliest of equals; null where nothing happened. */
export function peakOf(months: ActivitiesSpread['months']): { month: string; n: number } | null {
  let peak: { month: string; n: number } | null = null
  for (const { month, counts } of months) {
    const n = sumOf(counts)
    if (n > (peak?.n ?? 0)) peak = { month, n }
  }
  return peak
}

/** Activities of which nothing at all is recorded; not those whose kinds are only not told apart. */
export function missingActivities(missing: readonly ActivityKind[]): Activity[] {
  return activities.filter((activity) =>
    activityKinds.every((entry) => entry.activity !== activity || missing.includes(entry.kind))
  )
}
