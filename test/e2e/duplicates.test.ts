import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts, type RunningApp } from './hosts'
import { giveToTestUser, runFolder } from './test-user.mjs'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })

const files = {
  'kol.csv': [
    'kol_id,name,specialty,institution,city,tier,interests,email,orcid',
    'K-100,Dr. Ada North,Cardiology,Lakeside Hospital,Bern,1,dosing;safety,,0000-0002-1825-0097',
    'K-200,"North, Ada",Cardiology,Lakeside Hospital,Bern,2,dosing,ada.north@example.org,0000-0002-1825-0097',
    'K-300,Hans Müller,Oncology,Hill Clinic,Zürich,2,,,',
    'K-400,Hans Mueller,Oncology,,Zürich,3,,,',
    'K-500,Zoë Ito,Neurology,Hill Clinic,Zürich,1,,,'
  ],
  'interaction.csv': [
    'interaction_id,msl_id,kol_id,occurred_at,channel,status,topics',
    ...['K-100', 'K-100', 'K-200', 'K-300', 'K-400', 'K-500'].map(
      (kol, i) => `I-${i},M-1,${kol},2026-02-0${i + 1}T09:00:00Z,video,completed,dosing`
    )
  ]
}

for (const [host, start] of hosts) {
  describe(`duplicate KOLs in ${host}`, () => {
    const folder = runFolder('duplicates')
    let app: RunningApp
    let page: Page
    const byId = (id: string) => page.getByTestId(id)
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-duplicates-${name}.png`) })
    const proposals = () =>
      byId('duplicate-rows')
        .getByRole('row')
        .filter({ has: page.getByRole('gridcell') })

    beforeAll(async () => {
      for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), lines.join('\n') + '\n')
      giveToTestUser(folder)
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
      rmSync(folder, { recursive: true, force: true })
    })

    it('are proposed after an import, the likeliest first', async () => {
      await byId('first-run').waitFor()
      await byId('file-input').setInputFiles(Object.keys(files).map((name) => join(folder, name)))
      await byId('nav-data').click({ timeout: 60_000 })
      await expect.poll(() => proposals().count(), { timeout: 30_000 }).toBe(2)
      expect(await proposals().first().textContent()).toContain('same ORCID, same name and institution')
      await picture('list')
    })

    it('are shown side by side and merged with the chosen values, by the keyboard alone', async () => {
      await byId('duplicate-rows').focus()
      await page.keyboard.press('Enter')
      const review = byId('duplicate-review')
      await review.getByText('2 interactions').waitFor()
      // The survivor's value is chosen, save where it has none.
      expect(await byId('tier-first').isChecked()).toBe(true)
      expect(await byId('email-second').isChecked()).toBe(true)
      await byId('tier-first').focus()
      await page.keyboard.press('ArrowRight')
      expect(await byId('tier-second').isChecked()).toBe(true)
      await picture('review')
      await review.getByRole('button', { name: 'Merge' }).focus()
      await page.keyboard.press('Enter')
      await review.waitFor({ state: 'detached' })
      await byId('merges').getByText('North, Ada (K-200) into Dr. Ada North (K-100)').waitFor()
      await expect.poll(() => proposals().count()).toBe(1)
      await picture('merged')
    })

    it('can be said not to be the same, and that taken back', async () => {
      await proposals().first().getByRole('gridcell').first().click()
      await byId('duplicate-review').getByRole('button', { name: 'Not the same' }).click()
      await byId('duplicates').getByText('No two KOLs look like the same person.').waitFor()
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
      await expect.poll(() => proposals().count()).toBe(1)
    })

    it('are two again once undone', async () => {
      await byId('merges').getByRole('button', { name: 'Undo the merge' }).click()
      await byId('merges').getByText('undone', { exact: false }).waitFor()
      await expect.poll(() => proposals().count()).toBe(2)
      await proposals().first().getByRole('gridcell').first().click()
      expect(await byId('tier-first').locator('xpath=..').textContent()).toContain('1')
      await page.keyboard.press('Escape')
      await byId('duplicate-review').waitFor({ state: 'detached' })
    })

    it('did all of that without an error in the page', () => {
      expect(app.complaints).toEqual([])
    })
  })
}
