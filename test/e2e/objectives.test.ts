import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#base/days'
import { hosts, type RunningApp } from './hosts'
import { giveToTestUser, runFolder } from './test-user.mjs'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })

const msls = ['M-1', 'M-2', 'M-3', 'M-4']
const people = {
  'msl.csv': ['msl_id,name,territory,team', ...msls.map((id, i) => `${id},Liaison ${id},T${i},Team`)],
  'kol.csv': ['kol_id,name', 'K-1,Ada North']
}

/**
 * Two meetings a week of each MSL with a follow-up each, due in ten days. All are done in time but by M-1, who does every
 * fifth, up to the day of mending.
 */
function work(from: string, to: string, mended: string) {
  const interaction = ['interaction_id,msl_id,kol_id,occurred_at,channel,status']
  const followUp = ['follow_up_id,interaction_id,msl_id,kol_id,due_on,completed_on']
  for (let day = from, n = 0; day < to; day = addDays(day, n % 2 === 0 ? 3 : 4), n++) {
    for (const msl of msls) {
      const id = `${msl}-${day}`
      const isDone = msl !== 'M-1' || day >= mended || n % 5 === 0
      interaction.push(`${id},${msl},K-1,${day}T09:00:00Z,video,completed`)
      followUp.push(`F-${id},${id},${msl},K-1,${addDays(day, 10)},${isDone ? addDays(day, 5) : ''}`)
    }
  }
  return { 'interaction.csv': interaction, 'follow_up.csv': followUp }
}

const exports = {
  before: { ...people, ...work('2025-04-01', '2026-04-01', '2027-01-01') },
  after: { ...people, ...work('2025-04-01', '2026-05-15', '2026-02-01') }
}

for (const [host, start] of hosts) {
  describe(`an objective in ${host}`, () => {
    const folder = runFolder('objectives')
    let app: RunningApp
    let page: Page
    const byId = (id: string) => page.getByTestId(id)
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-objectives-${name}.png`) })
    const filesOf = (version: keyof typeof exports) =>
      Object.keys(exports[version]).map((name) => join(folder, version, name))

    beforeAll(async () => {
      for (const [version, files] of Object.entries(exports)) {
        mkdirSync(join(folder, version))
        for (const [name, lines] of Object.entries(files)) {
          writeFileSync(join(folder, version, name), lines.join('\n') + '\n')
        }
      }
      giveToTestUser(folder)
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
      rmSync(folder, { recursive: true, force: true })
    })

    it('begins where a finding says why an MSL is flagged, with its rows', async () => {
      await byId('first-run').waitFor()
      await byId('file-input').setInputFiles(filesOf('before'))
      const finding = byId('finding').filter({ hasText: 'Liaison M-1' }).first()
      await finding.waitFor({ timeout: 60_000 })
      expect(await finding.textContent()).toMatch(/2\d % of|2\d% of/)
      await finding.getByRole('button', { name: /^Show \d+ rows/ }).click()
      await byId('finding-drawer').getByText('follow_up').first().waitFor()
      await picture('finding')
    })

    it('is set with a target that others have reached', async () => {
      await byId('finding-objective').click()
      const form = byId('objective-form')
      await form.waitFor()
      expect(await byId('objective-msl').inputValue()).toBe('M-1')
      expect(await byId('objective-kpi').inputValue()).toBe('followup-on-time')
      await byId('objective-use-target').click({ timeout: 30_000 })
      // The other three do all of theirs.
      expect(await byId('objective-target').inputValue()).toBe('100')
      // Tailored: all of them is more than can be proven by a quarter.
      await byId('objective-target').fill('80')
      await picture('form')
      await byId('objective-save').click()
      await form.waitFor({ state: 'detached' })
      await byId('objective').getByText('At risk').waitFor()
    })

    it('gets an obstacle noted, by the keyboard alone', async () => {
      await byId('objective-details').focus()
      await page.keyboard.press('Enter')
      await byId('note-text').focus()
      await page.keyboard.type('Two weeks of leave')
      await page.keyboard.press('Enter')
      await byId('objective-note').getByText('Two weeks of leave').waitFor()
      await picture('note')
    })

    it('moves with a newer export, and keeps target and note', async () => {
      await byId('nav-data').click()
      await byId('file-input').setInputFiles(filesOf('after'))
      await byId('nav-objectives').click()
      const objective = byId('objective')
      await objective.getByText(/On track|Met/).waitFor({ timeout: 60_000 })
      expect(await objective.textContent()).toContain('target 80%')
      await byId('objective-details').click()
      await byId('objective-note').getByText('Two weeks of leave').waitFor()
      await picture('moved')
      const line = () => byId('changes-line').textContent()
      await expect
        .poll(line, { timeout: 30_000 })
        .toMatch(/1 objective changed status: .*, Follow-up on time \(At risk → (On track|Met)\)\./)
      // The finding that the objective was set for is proven no more.
      await byId('nav-overview').click()
      await expect.poll(line, { timeout: 60_000 }).toMatch(/\d gone\.|findings? gone\./)
    })

    it('did all of that without an error in the page', () => {
      expect(app.complaints).toEqual([])
    })
  })
}
