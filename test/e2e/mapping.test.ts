import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts, type RunningApp } from './hosts'
import { giveToTestUser, runFolder } from './test-user.mjs'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })
const folder = runFolder('mapping')
const header = 'Ref;Gesehen von;Gast;Tag;Weg;Lage'
const files = {
  first: ['besuche.csv', `${header}\nr1;m1;k1;03/04/2026;Kaffee;ok\nr2;m1;k2;05/06/2026;Anruf;ok\n`],
  next: ['besuche-neu.csv', `${header}\nr3;m1;k1;07/08/2026;Kaffee;ok\n`]
}
const pathOf = ([name]: string[]) => join(folder, name!)

beforeAll(() => {
  for (const [name, content] of Object.values(files)) writeFileSync(join(folder, name!), content!)
  giveToTestUser(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

for (const [host, start] of hosts) {
  describe(`a table that nobody knows, in ${host}`, () => {
    let app: RunningApp
    let page: Page
    const byId = (id: string) => page.getByTestId(id)

    beforeAll(async () => {
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
    })

    it('is mapped by hand and loaded', async () => {
      await byId('file-input').setInputFiles(pathOf(files.first))
      await byId('map-columns').click({ timeout: 30_000 })
      await byId('mapping-screen').waitFor()
      await byId('mapping-entity').selectOption('interaction')
      const columns = {
        interaction_id: 'Ref',
        msl_id: 'Gesehen von',
        kol_id: 'Gast',
        occurred_on: 'Tag',
        channel: 'Weg',
        status: 'Lage'
      }
      for (const [field, column] of Object.entries(columns)) await byId(`column-${field}`).selectOption(column)
      // Day or month first: nobody knows but the user.
      await page.getByRole('alert').getByText('day-first or month-first').waitFor()
      await byId('mapping-order').selectOption('dmy')
      await byId('value-status').first().selectOption('completed')
      await byId('value-channel').first().selectOption('in-person')
      await byId('mapping-preview').getByText('2026-04-03').first().waitFor()
      await expect.poll(() => byId('mapping-summary').textContent()).toContain('0 with a problem')
      await page.screenshot({ path: join(output, `${host}-mapping.png`) })
      await byId('mapping-import').click()
      await byId('mapping-screen').waitFor({ state: 'detached', timeout: 30_000 })
      await page.getByText('2 rows loaded').waitFor()
    })

    it('is known the next time', async () => {
      await byId('nav-data').click()
      await byId('file-input').setInputFiles(pathOf(files.next))
      await page.getByText('1 row loaded').waitFor({ timeout: 30_000 })
      expect(await byId('map-columns').count()).toBe(0)
    })

    it('tells on each screen what the second import changed, until that is dismissed', async () => {
      const line = byId('changes-line')
      const words = () => line.textContent()
      await expect.poll(words).toMatch(/^Since the import of .*: 1 row in, 0 rejected\./)
      await byId('nav-msl').click()
      await expect.poll(words).toMatch(/^Since the import of .*: 1 interaction new\./)
      await byId('nav-insights').click()
      await expect.poll(words).toMatch(/^Since the import of .*: nothing new here\./)
      await page.screenshot({ path: join(output, `${host}-changes.png`) })
      await line.getByRole('button', { name: 'Dismiss until the next import' }).click()
      await line.waitFor({ state: 'detached' })
      await byId('nav-overview').click()
      await byId('kept-note').waitFor({ state: 'attached' })
      expect(await line.count()).toBe(0)
    })

    it('did all of that without an error in the page', () => {
      // The browser itself logs the answer that dates can't be read yet.
      expect(app.complaints.filter((text) => !text.includes('422'))).toEqual([])
    })
  })
}
