import { addDays } from '#base/days'
import type { Finding } from '#contract/finding'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'

/** One meeting of a week; what is left out is as it should be. */
export interface Meeting {
  kol?: string
  channel?: string
  topics?: string[]
  nextStep?: string | null
  /** Working days until the report; the meeting is on a Monday. */
  reportedAfter?: number
  insightAfter?: number
  /** Days after the due day; negative is early. */
  followedUpAfter?: number
}

/** The weeks from Monday 6 January 2025, half-open as a period. */
export const weeks = 40
export const period = {
  from: '2025-01-06',
  to: addDays('2025-01-06', 7 * weeks),
  asOf: addDays('2025-01-06', 7 * weeks)
}

export const panelSize = 8

/** The KOLs on the panel of an MSL: `m1k1` … `m1k8`, all of tier 1. */
export const kolOf = (msl: string, place: number) => `${msl}k${(place % panelSize) + 1}`

/**
 * A team of MSLs who each meet one KOL of a panel of eight a week, in turn and as planned: by video, about biomarkers,
 * both as the KOL wants it, with everything written down and done in time. `change` says what is different.
 */
export function team(msls: readonly string[], change: (msl: string, week: number) => Meeting): CanonicalRows {
  const rows: Required<Pick<CanonicalRows, 'msl'>> & CanonicalRows = {
    msl: msls.map((id) => ({ msl_id: id, name: `Name ${id}`, territory: id })),
    kol: [],
    engagement_plan: [],
    interaction: [],
    interaction_attendee: [],
    follow_up: [],
    insight: []
  }
  for (const msl of msls) {
    for (let place = 0; place < panelSize; place++) {
      const kol_id = kolOf(msl, place)
      rows['kol']!.push({
        kol_id,
        name: `Name ${kol_id}`,
        tier: 1,
        preferred_channels: ['video'],
        interests: ['biomarkers']
      })
      rows['engagement_plan']!.push({
        msl_id: msl,
        kol_id,
        period_start: period.from,
        period_end: period.to,
        planned_contacts: weeks / panelSize
      })
    }
    for (let week = 0; week < weeks; week++) addMeeting(rows, msl, week, change(msl, week))
  }
  return rows
}

function addMeeting(rows: CanonicalRows, msl: string, week: number, meeting: Meeting): void {
  const day = addDays(period.from, 7 * week)
  const interaction_id = `${msl}w${week}`
  const kol_id = meeting.kol ?? kolOf(msl, week)
  const due = addDays(day, 4)
  rows['interaction']!.push({
    interaction_id,
    msl_id: msl,
    occurred_at: `${day} 09:00:00`,
    occurred_on: day,
    channel: meeting.channel ?? 'video',
    status: 'completed',
    topics: meeting.topics ?? ['biomarkers'],
    next_step: meeting.nextStep === undefined ? 'Send the paper' : meeting.nextStep,
    submitted_at: `${addDays(day, meeting.reportedAfter ?? 1)} 12:00:00`
  })
  rows['interaction_attendee']!.push({ interaction_id, kol_id })
  if (meeting.nextStep !== null) {
    rows['follow_up']!.push({
      follow_up_id: `f${interaction_id}`,
      interaction_id,
      msl_id: msl,
      kol_id,
      due_on: due,
      completed_on: addDays(due, meeting.followedUpAfter ?? -1)
    })
  }
  rows['insight']!.push({
    insight_id: `i${interaction_id}`,
    msl_id: msl,
    kol_id,
    interaction_id,
    observed_at: `${day} 09:00:00`,
    submitted_at: `${addDays(day, meeting.insightAfter ?? 1)} 09:00:00`
  })
}

/** What the engine finds in a workspace of these rows. */
export async function findingsIn(rows: CanonicalRows, days: Partial<typeof period> = period): Promise<Finding[]> {
  const { engine, end } = await filledWorkspace(rows)
  try {
    return (await engine.run('findings.list', days)).findings
  } finally {
    await end()
  }
}
