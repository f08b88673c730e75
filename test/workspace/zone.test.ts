import { afterEach, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from './filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

const days = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
const answered = { received_at: '2026-02-05 09:00:00', answered_at: '2026-02-05 23:30:00', satisfaction: 5 }

/** On which days two inquiries count, answered half an hour before midnight in UTC, by MSL. */
async function daysByMsl(): Promise<Record<string, string | null>> {
  const { rows } = await filled!.engine.run('kpi.evidence', { ...days, kpi: 'inquiry-satisfaction' })
  return Object.fromEntries(rows.map(({ mslId, occurredOn }) => [mslId, occurredOn]))
}

it('moves the days of MSLs without a zone of their own, and back', async () => {
  filled = await filledWorkspace({
    msl: [
      { msl_id: 'home', name: 'One' },
      { msl_id: 'abroad', name: 'Two', time_zone: 'America/New_York' }
    ],
    inquiry: ['home', 'abroad'].map((msl_id) => ({ inquiry_id: msl_id, msl_id, ...answered }))
  })
  const { engine } = filled
  expect(await daysByMsl()).toEqual({ home: '2026-02-05', abroad: '2026-02-05' })
  await engine.run('setting.zone', { zone: 'Europe/Berlin' })
  expect((await engine.run('workspace.status', {})).zone).toBe('Europe/Berlin')
  // Half past midnight in Berlin; half past six in the evening in New York.
  expect(await daysByMsl()).toEqual({ home: '2026-02-06', abroad: '2026-02-05' })
  await engine.run('setting.zone', { zone: 'Etc/UTC' })
  expect(await daysByMsl()).toEqual({ home: '2026-02-05', abroad: '2026-02-05' })
})

it('refuses what is no time zone, and changes nothing', async () => {
  filled = await filledWorkspace({})
  await expect(filled.engine.run('setting.zone', { zone: 'Europe/Atlantis' })).rejects.toMatchObject({
    code: 'bad-zone',
    where: 'Europe/Atlantis'
  })
  expect((await filled.engine.run('workspace.status', {})).zone).toBe('Etc/UTC')
})
