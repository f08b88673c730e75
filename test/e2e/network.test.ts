import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#base/days'
import { hosts, type RunningApp } from './hosts'
import { saved } from './saving'
import { giveToTestUser, runFolder } from './test-user.mjs'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })

const kols = Array.from({ length: 30 }, (_, place) => `K-${String(place + 1).padStart(2, '0')}`)
const star = 'K-30'
const lastDay = '2026-09-30'

/**
 * Four years of papers: every KOL but the star writes one with the next in the list each half year. The star begins in the
 * last year and writes twelve with K-01. Mia meets K-01 to K-09 every month, and nobody else is met.
 */
function team(): Record<string, string[]> {
  const publication = ['publication_id,title,published_on']
  const authorship = ['publication_id,kol_id,position']
  const paper = (id: string, on: string, authors: readonly string[]) => {
    publication.push(`${id},Study ${id},${on}`)
    authors.forEach((kol, place) => authorship.push(`${id},${kol},${place + 1}`))
  }
  const others = kols.slice(0, -1)
  for (let half = 0; half < 8; half++) {
    others.forEach((kol, place) => {
      const on = addDays('2022-10-15', half * 182 + place)
      paper(`P-${half}-${place}`, on, [kol, others[(place + 1) % others.length]!])
    })
  }
  for (let month = 0; month < 12; month++) paper(`S-${month}`, addDays('2025-10-20', month * 28), [star, 'K-01'])
  const interaction = ['interaction_id,msl_id,kol_id,occurred_at,channel,status']
  for (let day = '2024-10-01'; day <= lastDay; day = addDays(day, 30)) {
    for (const kol of kols.slice(0, 9)) interaction.push(`I-${kol}-${day},M-1,${kol},${day}T09:00:00Z,video,completed`)
  }
  interaction.push(`I-last,M-1,K-01,${lastDay}T09:00:00Z,video,completed`)
  return {
    'msl.csv': ['msl_id,name,territory', 'M-1,Mia West,West', 'M-2,Max East,East'],
    'kol.csv': ['kol_id,name,tier', ...kols.map((id) => `${id},Doctor ${id},${id === star ? 4 : 2}`)],
    'publication.csv': publication,
    'authorship.csv': authorship,
    'interaction.csv': interaction
  }
}

for (const [host, start] of hosts) {
  describe(`the network in ${host}`, () => {
    const folder = runFolder('network')
    let app: RunningApp
    let page: Page
    let pictures = 0
    const byId = (id: string) => page.getByTestId(id)
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-network-${name}.png`) })
    const whole = () => page.locator('[data-testid=network-canvas][data-whole=true]').waitFor({ timeout: 120_000 })

    beforeAll(async () => {
      for (const [name, lines] of Object.entries(team())) writeFileSync(join(folder, name), lines.join('\n') + '\n')
      giveToTestUser(folder)
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
      rmSync(folder, { recursive: true, force: true })
    })

    it('draws what was imported', async () => {
      await byId('first-run').waitFor()
      await page
        .locator('input[type=file]:not([webkitdirectory])')
        .first()
        .setInputFiles(Object.keys(team()).map((name) => join(folder, name)))
      await byId('figure-strip').waitFor({ timeout: 120_000 })
      await byId('nav-network').click()
      await whole()
      // 29 pairs of neighbours on a ring, and the star with K-01.
      await page.getByText('30 KOLs · 30 links · 1 piece').waitFor()
    })

    it('finds a rising star whom nobody sees, and says why', async () => {
      await byId('network-questions').click()
      await byId('network-panels').getByRole('link', { name: 'Rising' }).click()
      const panel = byId('panel-rising')
      await panel.getByRole('button', { name: `Doctor ${star}` }).waitFor({ timeout: 60_000 })
      const row = panel.getByRole('listitem').filter({ hasText: `Doctor ${star}` })
      await expect.poll(() => row.textContent()).toMatch(/0 → 12 pieces/)
      await expect.poll(() => row.textContent()).toContain('Seen by nobody')
      await picture('rising')
      await row.getByRole('button', { name: `Doctor ${star}` }).click()
      await byId('network-card')
        .getByRole('heading', { name: `Doctor ${star}` })
        .waitFor()
    })

    it('says who could introduce them, with the evidence', async () => {
      await byId('network-panels').getByRole('link', { name: 'Introductions' }).click()
      const panel = byId('panel-introductions')
      await panel.getByText('12 papers').first().waitFor()
      await panel
        .getByText(/Mia West saw Doctor K-01/)
        .first()
        .waitFor()
      await panel.getByText('12 papers').first().click()
      await byId('rows-table').getByRole('row').nth(12).waitFor()
      await page.keyboard.press('Escape')
      await byId('rows-drawer').waitFor({ state: 'hidden' })
      await panel.getByRole('button', { name: 'Show the way' }).first().click()
      await byId('network-path').getByText('1 step').waitFor()
      await picture('introduction')
    })

    it('leads there from the finding, too', async () => {
      await byId('nav-overview').click()
      const finding = byId('finding').filter({ hasText: `Doctor ${star}` })
      await finding.first().waitFor({ timeout: 60_000 })
      await finding.first().getByRole('link', { name: 'Who could introduce them' }).click()
      await byId('panel-introductions')
        .getByText(/Mia West saw Doctor K-01/)
        .first()
        .waitFor({ timeout: 60_000 })
      await whole()
    })

    it('puts the star into a plan and takes it back', async () => {
      await byId('plan-open').click()
      await byId('plan-msl').selectOption({ label: 'Mia West' })
      await byId('plan-save').click()
      await byId('plan').getByText('Mia West plans 2 contacts').waitFor()
      await byId('plan').getByRole('button', { name: 'Take back' }).click()
      await byId('plan').getByText('Mia West plans 2 contacts').waitFor({ state: 'detached' })
      await byId('plan-open').click()
      await byId('plan-msl').selectOption({ label: 'Mia West' })
      await byId('plan-save').click()
      await byId('plan').getByText('Mia West plans 2 contacts').waitFor()
    })

    it('takes every change of the view back', async () => {
      const where = () => page.evaluate(() => location.hash)
      const before = await where()
      await byId('network-colour').selectOption('tier')
      await expect.poll(where).toContain('colour=tier')
      await byId('network-undo').click()
      await expect.poll(where).toBe(before)
    })

    it('takes the moves of the time slider back', async () => {
      const where = () => page.evaluate(() => location.hash)
      const before = await where()
      await byId('network-time').getByRole('slider').focus()
      await page.keyboard.press('Home')
      await expect.poll(where).toContain('until=2022-10-01')
      await byId('network-time').getByText('0 of 30 links').waitFor()
      await byId('network-undo').click()
      await expect.poll(where).toBe(before)
      await byId('network-time').getByText('30 of 30 links').waitFor()
    })

    it('colours KOLs by the MSL who sees them most, and rings those seen', async () => {
      await page.evaluate(() => (location.hash = '#/network?colour=msl&ring=coverage&whose=M-2'))
      await whole()
      const legend = page.locator('.legend p')
      // Mia sees K-01 to K-09, Max nobody.
      await legend.filter({ hasText: /^Mia West 9$/ }).waitFor()
      await legend.filter({ hasText: /^Seen by nobody in the period 21$/ }).waitFor()
      await legend.filter({ hasText: /^Dashed ring: seen by others only 9$/ }).waitFor()
      const svg = async () =>
        (
          await saved(app, join(folder, `rings-${++pictures}.svg`), async () => {
            await byId('network-save').click()
            await byId('save-svg').click()
          })
        ).toString()
      const dashed = await svg()
      expect(dashed.match(/<circle [^>]*fill="none"[^>]*stroke-dasharray="3 2.5"\/>/g)).toHaveLength(9 + 1)
      expect(dashed).toContain('Dashed ring: seen by others only (9)')
      await picture('rings')
      await byId('network-whose').selectOption('M-1')
      await legend.filter({ hasText: /^Ring: seen by Mia West 9$/ }).waitFor()
      expect(await svg()).not.toContain('stroke-dasharray="3 2.5"')
      await byId('network-undo').click()
      await legend.filter({ hasText: /^Dashed ring: seen by others only 9$/ }).waitFor()
      await page.getByRole('button', { name: 'Table' }).click()
      const row = byId('network-table').getByRole('row').filter({ hasText: 'Doctor K-01' })
      await row.getByText('Dashed ring: seen by others only').waitFor()
      await page.getByRole('button', { name: 'Table' }).click()
    })

    it('hides KOLs below a value of the metric, and says how many', async () => {
      await page.evaluate(() => (location.hash = '#/network?size=degree'))
      await whole()
      const least = byId('network-least')
      await least.fill('3')
      await least.press('Enter')
      // K-01 has two neighbours on the ring and the star; all others have two, the star one.
      await byId('network-narrowed').getByText('1 of 30 KOLs and 0 of 30 links are shown').waitFor()
      await byId('network-narrowed').getByText('KOLs with Neighbours of at least 3, which hides 29').waitFor()
      await least.fill('40')
      await least.press('Enter')
      await page.getByText('No KOL reaches the value').waitFor()
      await page.getByRole('button', { name: 'Show everybody' }).click()
      await byId('network-narrowed').waitFor({ state: 'detached' })
      await least.fill('-1')
      await least.press('Enter')
      await page.getByText('Write a number from 0 on').waitFor()
      await least.fill('')
      await least.press('Enter')
      await page.getByText('Write a number from 0 on').waitFor({ state: 'hidden' })
    })

    it('holds any days against the period', async () => {
      await page.evaluate(() => (location.hash = '#/network'))
      await byId('network-compare').selectOption('days')
      await byId('network-vs-to').fill('2022-12-31')
      await page.getByText('the first is not after the last').waitFor()
      await byId('network-vs-from').fill('2022-10-01')
      // The first half year's papers, one of each pair on the ring; the star with K-01 is new.
      await page.getByRole('heading', { name: '1 link is new, 0 gone, 29 stay' }).waitFor({ timeout: 60_000 })
      await expect
        .poll(() => page.evaluate(() => location.hash))
        .toBe('#/network?compare=days&vs-from=2022-10-01&vs-to=2023-01-01')
      await byId('network-compared').getByText('against').waitFor()
      await whole()
      const svg = await saved(app, join(folder, 'compared.svg'), async () => {
        await byId('network-save').click()
        await byId('save-svg').click()
      })
      expect(svg.toString().match(/<path [^>]*stroke-dasharray="8 3"\/>/g)).toHaveLength(2)
      expect(svg.toString()).toContain('New (1)')
      await page.getByRole('button', { name: 'Table' }).click()
      await byId('network-table').getByRole('columnheader', { name: 'New links' }).waitFor()
      await picture('compared')
      await page.getByRole('button', { name: 'Table' }).click()
      await byId('network-compare').selectOption('')
      await byId('network-compared').waitFor({ state: 'detached' })
    })

    it('repaints when the system turns dark', async () => {
      await page.evaluate(() => (location.hash = '#/network'))
      await whole()
      const ground = () =>
        page.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=network-canvas]')!
          const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
          // Labels are the only marks as light as that, or as dark.
          let [light, dark] = [0, 0]
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3]! < 255) continue
            if (data[at]! > 225 && data[at + 1]! > 225 && data[at + 2]! > 225) light++
            if (data[at]! < 40 && data[at + 1]! < 45 && data[at + 2]! < 50) dark++
          }
          return light > dark ? 'light on dark' : 'dark on light'
        })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.waitForTimeout(300)
      await whole()
      const before = await ground()
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect.poll(ground).not.toBe(before)
      await page.emulateMedia({ colorScheme: null })
    })

    it('stops a network that takes long, and loads it again', async () => {
      // Only the browser's calls can be held up from here.
      if (app.electron) return
      let release = () => {}
      const released = new Promise<void>((resolve) => (release = resolve))
      await page.route('**/call/network.picture', async (call) => {
        await released
        await call.continue()
      })
      await page.evaluate(() => (location.hash = '#/network?evidence=period'))
      await byId('network-stop').click()
      const trouble = byId('network-trouble')
      await trouble.getByText('The picture below is an earlier one').waitFor()
      await byId('network-dismiss').click()
      await trouble.waitFor({ state: 'detached' })
      await page.evaluate(() => (location.hash = '#/network'))
      await byId('network-stop').click()
      release()
      await page.unrouteAll({ behavior: 'wait' })
      await byId('network-again').click()
      await page.getByText('30 KOLs · 30 links').waitFor()
      await trouble.waitFor({ state: 'detached' })
    })

    it('puts a fault over the picture away', async () => {
      if (app.electron) return
      await page.route('**/call/network.picture', (call) =>
        call.fulfill({
          status: 500,
          json: { fault: { code: 'internal', message: 'The disk is on fire.', hint: null, where: null } }
        })
      )
      await page.evaluate(() => (location.hash = '#/network?evidence=period'))
      await byId('network-trouble').getByText('The disk is on fire.').waitFor()
      await byId('network-dismiss').click()
      await byId('network-trouble').waitFor({ state: 'detached' })
      await page.unroute('**/call/network.picture')
      await page.evaluate(() => (location.hash = '#/network'))
      await whole()
    })

    it('measures by weights where that is chosen, and says so in files', async () => {
      await page.evaluate(() => (location.hash = '#/network'))
      await byId('network-distance').selectOption('weights')
      await page.getByText('A link is as long as 1 / its weight').waitFor()
      await page.locator('#network-exact-text').getByText('nothing has to be estimated').waitFor()
      await byId('network-exact').and(page.locator(':disabled')).waitFor()
      // Who comes with it in the address may take it back, and then there is nothing left to choose.
      await page.evaluate(() => (location.hash = '#/network?distance=weights&exact=on'))
      await page.locator('#network-exact-text').getByText('Computed exactly').waitFor()
      await whole()
      await byId('network-exact').uncheck()
      await page.locator('#network-exact-text').getByText('nothing has to be estimated').waitFor()
      expect(await page.evaluate(() => location.hash)).toBe('#/network?distance=weights')
      await byId('network-loading').waitFor({ state: 'detached' })
      await whole()
      await byId('network-exact').and(page.locator(':disabled')).waitFor()
      const graphml = await saved(app, join(folder, 'weighed.graphml'), async () => {
        await byId('network-save').click()
        await byId('save-graphml').click()
      })
      expect(graphml.toString()).toMatch(/&quot;weighted&quot;:true|"weighted":true/)
      await page.evaluate(() => (location.hash = '#/network?kol=K-30&panel=introductions'))
      await whole()
    })

    it('shows the network as it was before the star', async () => {
      const slider = byId('network-time').getByRole('slider')
      await slider.focus()
      await page.keyboard.press('Home')
      await byId('network-time').getByText('0 of 30 links').waitFor()
      await page.keyboard.press('End')
      await byId('network-time').getByText('30 of 30 links').waitFor()
      await page.keyboard.press('ArrowLeft')
      await byId('network-time')
        .getByText(/29 of 30 links/)
        .waitFor()
      await page.keyboard.press('End')
    })

    it('tells what a lasso has caught', async () => {
      await byId('network-card').getByRole('button', { name: 'Unpin' }).click()
      await page.getByRole('button', { name: 'Show all' }).click()
      const { x, y, width, height } = (await byId('network-canvas').boundingBox())!
      await page.waitForTimeout(600)
      await page.keyboard.down('Shift')
      await page.mouse.move(x + 4, y + 50)
      await page.mouse.down()
      for (const [right, down] of [
        [width - 4, 50],
        [width - 4, height - 4],
        [4, height - 4],
        [4, 50]
      ] as const) {
        await page.mouse.move(x + right, y + down, { steps: 4 })
      }
      await page.mouse.up()
      await page.keyboard.up('Shift')
      const card = byId('network-selection')
      await card.getByText('30 KOLs').waitFor()
      await card.getByText(/21 seen by nobody/).waitFor()
      await picture('lasso')
      await card.getByRole('button', { name: 'Unpin' }).click()
      await card.waitFor({ state: 'detached' })
    })

    it('keeps a recipe under a name', async () => {
      const weight = page.getByLabel('Weight of “Publications”')
      await weight.fill('2')
      await weight.press('Enter')
      await expect.poll(() => page.evaluate(() => location.hash)).toContain('weights=co-authorship')
      await page.getByText('Stored recipes').click()
      await page.getByLabel('Name of a recipe').fill('Papers twice')
      await page.getByRole('button', { name: 'Keep' }).click()
      const recipe = page.getByRole('button', { name: 'Papers twice', exact: true })
      await recipe.and(page.locator('[aria-pressed=true]')).waitFor()
      await expect.poll(() => weight.inputValue()).toBe('2')
      await page.getByRole('button', { name: 'Remove the recipe Papers twice' }).click()
      await recipe.waitFor({ state: 'detached' })
      // A picture that arrives meanwhile writes its own weights into the fields.
      const unweighted = async () => {
        await weight.fill('1')
        await weight.press('Enter')
        return page.evaluate(() => location.hash)
      }
      await expect.poll(unweighted, { timeout: 60_000, interval: 1000 }).not.toContain('weights')
    })

    it('takes an edge list in, tells who is missing, and takes it out again', async () => {
      const list = join(folder, 'advisers.csv')
      writeFileSync(list, 'source,target\nDoctor K-02,Doctor K-20\nDoctor K-03,Somebody Else\n')
      giveToTestUser(folder)
      await page.getByText('Edge lists').click()
      await byId('network-list-input').setInputFiles(list)
      await byId('network-list-report')
        .getByText(/1 of 2 links taken in; 3 of 4 names are KOLs/)
        .waitFor()
      await byId('network-list-report')
        .getByText(/Somebody Else/)
        .waitFor()
      await page.getByText('30 KOLs · 31 links').waitFor()
      await page.getByRole('button', { name: 'Remove the links of advisers.csv' }).click()
      await page.getByText('30 KOLs · 30 links').waitFor()
      await whole()
    })

    it('saves the picture at twice its size, and as SVG', async () => {
      await whole()
      const box = (await byId('network-canvas').boundingBox())!
      const png = await saved(app, join(folder, 'network.png'), async () => {
        await byId('network-save').click()
        await byId('save-png').click()
      })
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(png.readUInt32BE(16)).toBe(Math.round(box.width) * 2)
      const svg = await saved(app, join(folder, 'network.svg'), async () => {
        await byId('network-save').click()
        await byId('save-svg').click()
      })
      const found = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
        const names = [...parsed.querySelectorAll('circle > title')].map(({ textContent }) => textContent)
        return {
          errors: parsed.querySelectorAll('parsererror').length,
          names,
          text: parsed.documentElement.textContent
        }
      }, svg.toString())
      expect(found.errors).toBe(0)
      expect(found.names.toSorted()).toEqual(kols.map((id) => `Doctor ${id}`))
      expect(found.text).toContain('Publications')
    })

    it('saves the network as GraphML', async () => {
      const graphml = await saved(app, join(folder, 'network.graphml'), async () => {
        await byId('network-save').click()
        await byId('save-graphml').click()
      })
      expect(graphml.toString().match(/<node /g)).toHaveLength(30)
      expect(graphml.toString().match(/<edge /g)).toHaveLength(30)
    })

    it('saves the brief about a KOL, from the card and from their page', async () => {
      const brief = async (name: string, card: string) => {
        const path = join(folder, name)
        return (await saved(app, path, () => byId(card).getByTestId('save-brief').click())).toString()
      }
      const read = (html: string) =>
        page.evaluate((text) => {
          const parsed = new DOMParser().parseFromString(text, 'text/html')
          const ties = [...parsed.querySelectorAll('tbody tr')].map((row) => row.querySelector('td')!.textContent)
          return { name: parsed.querySelector('h1')?.textContent, ties: ties.filter((tie) => tie.startsWith('Doctor')) }
        }, html)
      await page.evaluate(() => (location.hash = '#/network?kol=K-01&weights=co-authorship:2'))
      const card = byId('network-card')
      await card.getByRole('heading', { name: 'Doctor K-01' }).waitFor()
      await whole()
      const weighed = await brief('weighed.html', 'network-card')
      expect(weighed).toContain('publications × 2;')
      // Twelve papers with the star, eight with each neighbour on the ring, who come by their names.
      const { name, ties } = await read(weighed)
      expect([name, ties]).toEqual(['Doctor K-01', [`Doctor ${star}`, 'Doctor K-02', 'Doctor K-29']])
      const listed = await card.getByRole('listitem').getByRole('button').allTextContents()
      expect(listed.filter((text) => text.startsWith('Doctor'))).toEqual(ties)
      await page.evaluate(() => (location.hash = '#/network?kol=K-01'))
      await page.getByText('30 KOLs · 30 links').waitFor()
      await whole()
      const html = await brief('card.html', 'network-card')
      expect(html).toContain('By the network as it is by default: publications;')
      await byId('network-card').getByRole('link', { name: 'Whole history' }).click()
      expect(await brief('page.html', 'kol-page')).toBe(html)
      await page.keyboard.press('Escape')
      await byId('kol-page').waitFor({ state: 'hidden' })
      await byId('nav-network').click()
      await whole()
    })

    it('gives the same picture when it is drawn again', async () => {
      const pixels = async () => {
        await page.evaluate(() => (location.hash = '#/network'))
        await page.reload()
        await whole()
        return page.evaluate(async () => {
          const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=network-canvas]')!
          const bytes = new TextEncoder().encode(canvas.toDataURL())
          return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join(' ')
        })
      }
      expect(await pixels()).toBe(await pixels())
    })
  })
}
