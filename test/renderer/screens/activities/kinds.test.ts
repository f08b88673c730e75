import { describe, expect, it } from 'vitest'
import { activityKinds, type ActivityCounts, type ActivityKind } from '#contract/activities'
import { byActivity, missingActivities, mostOf, peakOf, shownKinds, sumOf } from '#renderer/screens/activities/kinds'

const counts = (some: Partial<ActivityCounts>): ActivityCounts => ({
  ...(Object.fromEntries(activityKinds.map(({ kind }) => [kind, 0])) as ActivityCounts),
  ...some
})

describe('kinds of activities', () => {
  it('hides what only says that something was not given, unless it occurs', () => {
    const kindsOf = (some: Partial<ActivityCounts>) => shownKinds(counts(some)).map(({ kind }) => kind)
    expect(kindsOf({})).not.toContain('meeting-unstated')
    expect(kindsOf({})).toHaveLength(9)
    expect(kindsOf({ 'research-unstated': 1 })).toContain('research-unstated')
  })

  it('sums kinds to the seven activities', () => {
    const some = counts({ 'meeting-in-person': 2, 'meeting-virtual': 3, 'research-company': 1, insight: 4 })
    expect(byActivity(some).filter(({ n }) => n > 0)).toEqual([
      { activity: 'meeting', n: 5 },
      { activity: 'research', n: 1 },
      { activity: 'insight', n: 4 }
    ])
    expect(byActivity(some)).toHaveLength(7)
    expect(sumOf(some)).toBe(10)
    expect(mostOf(some)).toEqual({ activity: 'meeting', n: 5 })
    expect(mostOf(counts({}))).toBeNull()
  })

  it('finds the fullest month, the earliest of equals', () => {
    const month = (name: string, n: number) => ({ month: name, counts: counts({ inquiry: n }) })
    expect(peakOf([month('2026-01', 1), month('2026-02', 3), month('2026-03', 3)])).toEqual({ month: '2026-02', n: 3 })
    expect(peakOf([month('2026-01', 0)])).toBeNull()
  })

  it('calls an activity not recorded only where none of its kinds is', () => {
    const missing: ActivityKind[] = ['event', 'research-company', 'research-investigator']
    expect(missingActivities(missing)).toEqual(['event'])
  })
})
