import { afterEach, expect, it } from 'vitest'
import { defaultSettings } from '#engine/workspace/settings'
import { filledWorkspace, type FilledWorkspace } from './filled-workspace'

let filled: FilledWorkspace | null = null
afterEach(async () => {
  await filled?.end()
  filled = null
})

it('lists every setting but those that are no thresholds', async () => {
  filled = await filledWorkspace({})
  const { rows } = await filled.engine.run('setting.list', {})
  const others = ['layout_version', 'profile', 'seed', 'zone']
  expect(rows.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(defaultSettings)
      .filter((name) => !others.includes(name))
      .toSorted()
  )
})

it('changes what figures are withheld by', async () => {
  const days = { from: '2026-01-01', to: '2026-04-01', asOf: '2026-04-01' }
  filled = await filledWorkspace({
    msl: [{ msl_id: 'm1', name: 'One' }],
    kol: [{ kol_id: 'k1', name: 'K1' }],
    interaction: [
      {
        interaction_id: 'i1',
        msl_id: 'm1',
        occurred_on: '2026-02-01',
        occurred_at: '2026-02-01 09:00:00',
        status: 'completed'
      }
    ],
    interaction_attendee: [{ interaction_id: 'i1', kol_id: 'k1' }],
    follow_up: ['a', 'b', 'c'].map((follow_up_id) => ({
      follow_up_id,
      msl_id: 'm1',
      kol_id: 'k1',
      interaction_id: 'i1',
      due_on: '2026-02-10',
      completed_on: '2026-02-05'
    }))
  })
  const ask = async () =>
    (await filled!.engine.run('kpi.figures', { ...days, kpis: ['followup-on-time'] })).rows[0]!.state
  expect(await ask()).toBe('too-few')
  const { rows } = await filled.engine.run('setting.change', { name: 'ratio_min_n', value: '3' })
  expect(rows.find(({ name }) => name === 'ratio_min_n')).toMatchObject({ value: '3', start: '5' })
  expect(await ask()).toBe('ok')
})

it.each([
  ['ratio_min_n', '2.5'],
  ['ratio_min_n', '0'],
  ['fdr', '0.9'],
  ['fdr', 'a tenth'],
  ['tier_weights', '4:3:2'],
  ['tier_weights', '0:0:0:0'],
  ['kol_contact_cap', '0'],
  ['kol_contact_cap', '4:3:2'],
  ['kol_contact_cap', '4:3:2.5:2'],
  ['kol_contact_cap', '4:3:0:2'],
  ['completeness_hide', '1.2'],
  ['completeness_hide', '']
])('refuses %s = %j, and says what it may be', async (name, value) => {
  filled = await filledWorkspace({})
  await expect(filled.engine.run('setting.change', { name, value })).rejects.toMatchObject({
    code: 'bad-input',
    where: name
  })
})

it.each(['3', '4:3:3:2'])('takes the cap of contacts %s, for all tiers or for each', async (value) => {
  filled = await filledWorkspace({})
  const { rows } = await filled.engine.run('setting.change', { name: 'kol_contact_cap', value })
  expect(rows.find(({ name }) => name === 'kol_contact_cap')).toMatchObject({ value, start: '3', kind: 'caps' })
})

it('refuses a setting that is no threshold', async () => {
  filled = await filledWorkspace({})
  await expect(filled.engine.run('setting.change', { name: 'zone', value: '1' })).rejects.toMatchObject({
    code: 'unknown-record'
  })
})
