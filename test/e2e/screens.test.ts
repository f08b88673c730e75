import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts, type RunningApp } from './hosts'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })

const kpi = 'followup-on-time'
const kpiName = 'Follow-up on time'
const coverage = 'Coverage of assigned KOLs'

/** The number that a text such as 74% or 0.81 (0.7–0.9) begins with; NaN where it begins with none. */
const numberIn = (text: string | undefined) =>
  Number(/^-?\d+(\.\d+)?/.exec(text?.replaceAll(',', '') ?? '')?.[0] ?? NaN)
/** A share in percent; NaN where words say why there is none. */
const shareIn = (text: string | undefined) => (/^\d+\s?%/.test(text ?? '') ? numberIn(text) : NaN)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Texts of the cells of every row, head cells of rows among them. */
const cellsOf = (rows: Locator) =>
  rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll(':scope > th, :scope > td')].map((cell) => cell.textContent.trim()))
  )
const gridCellsOf = (grid: Locator) =>
  grid
    .locator('.body [role=row]')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent.trim()))
    )

/**
 * Least and most that the mean can be to which a figure was drawn, where pooled = own part · figure + (1 − own part) · mean
 * and each of the three, in percent, was rounded to a whole.
 */
function meansBehind(raw: number, pooled: number, own: number): [number, number] {
  const means = [-0.5, 0.5].flatMap((r) =>
    [-0.5, 0.5].flatMap((p) =>
      [-0.5, 0.5].map((o) => {
        const part = (own + o) / 100
        return (pooled + p - part * (raw + r)) / (1 - part)
      })
    )
  )
  return [Math.min(...means), Math.max(...means)]
}

for (const [host, start] of hosts) {
  describe(`comparison, settings and own KPIs in ${host}`, () => {
    let app: RunningApp
    let page: Page
    const byId = (id: string) => page.getByTestId(id)
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-screens-${name}.png`) })

    beforeAll(async () => {
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
    })

    /** Opens the comparison of a KPI and gives the cells of its rows. */
    async function compare(id: string, name: string): Promise<string[][]> {
      await byId('nav-comparison').click()
      await byId('comparison-kpi').selectOption(id)
      await byId('comparison-panel').getByRole('heading', { name }).waitFor({ timeout: 60_000 })
      await page.locator('[data-testid=comparison-panel][aria-busy=false]').waitFor({ timeout: 60_000 })
      return cellsOf(byId('comparison-rows').locator('tbody tr'))
    }

    it('shows a figure beside the one drawn to the others, and the same as a table', async () => {
      await byId('first-run').waitFor()
      await byId('explore-sample').click()
      await byId('figure-strip').waitFor({ timeout: 120_000 })
      const rows = await compare(kpi, kpiName)
      expect(rows).toHaveLength(12)
      await byId('comparison-panel').getByText('Pooled as shares of one population (beta-binomial).').waitFor()
      const raw = rows.map((cells) => numberIn(cells[3]))
      const pooled = rows.map((cells) => numberIn(cells[4]))
      // Who has just begun has no figure yet.
      expect(raw.filter((figure) => figure >= 0).length).toBeGreaterThanOrEqual(11)
      const width = (figures: readonly number[]) => {
        const known = figures.filter((figure) => !Number.isNaN(figure))
        return Math.max(...known) - Math.min(...known)
      }
      expect(width(pooled)).toBeLessThan(width(raw))
      await picture('comparison')

      await byId('comparison-panel').getByRole('button', { name: 'Show as table' }).click()
      const table = await gridCellsOf(byId('comparison-table'))
      expect(table.map(([, n]) => numberIn(n))).toEqual(rows.map((cells) => numberIn(cells[1])))
      expect(table.map((cells) => shareIn(cells[2]))).toEqual(raw)
      expect(table.map((cells) => numberIn(cells[3]))).toEqual(pooled)
      // All are drawn to one mean, each by what it does not know itself.
      const means = table
        .filter(([, , own]) => !Number.isNaN(shareIn(own)))
        .map(([, , own, drawn, part]) => meansBehind(numberIn(own), numberIn(drawn), numberIn(part)))
      expect(Math.max(...means.map(([least]) => least))).toBeLessThanOrEqual(Math.min(...means.map(([, most]) => most)))
      await byId('comparison-panel').getByRole('button', { name: 'Show as chart' }).click()
    })

    it('leads from a compared figure to its rows and to the page of the MSL', async () => {
      const first = byId('comparison-rows')
        .locator('tbody tr')
        .filter({ has: page.getByRole('button') })
        .first()
      const [, n, , figure] = (await cellsOf(first))[0]!
      const link = first.getByRole('link')
      const name = (await link.textContent())!
      await first.getByRole('button').click()
      const drawer = byId('evidence-drawer')
      await drawer.getByRole('heading', { name: `${name}: ${kpiName}` }).waitFor()
      const rest = drawer.getByText(/\d+ of \d+ ·/)
      await rest.waitFor()
      const [hits, trials] = /([\d,]+) of ([\d,]+)/
        .exec((await rest.textContent())!)!
        .slice(1)
        .map((text) => numberIn(text))
      expect(trials).toBe(numberIn(n))
      expect(Math.round((100 * hits!) / trials!)).toBe(numberIn(figure))
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'hidden' })
      await link.click()
      await byId('msl-page').waitFor()
      await page.getByRole('heading', { name }).first().waitFor()
    })

    /** Opens the palette, types, and takes the option of that name; by the keyboard alone. */
    async function jump(typed: string, name: string) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(typed)
      const options = byId('palette').getByRole('option')
      await options.filter({ hasText: name }).first().waitFor()
      const field = byId('palette').getByRole('combobox')
      const current = async () => {
        const id = await field.getAttribute('aria-activedescendant')
        return (await page.locator(`[id="${id}"]`).textContent())!
      }
      for (let steps = await options.count(); steps > 0 && !(await current()).includes(name); steps--)
        await page.keyboard.press('ArrowDown')
      expect(await current()).toContain(name)
      await page.keyboard.press('Enter')
      await byId('palette').waitFor({ state: 'hidden' })
    }

    it('leads from the palette to a KPI, an MSL, a KOL and a screen', async () => {
      await jump('cover', coverage)
      await byId('comparison-panel').getByRole('heading', { name: coverage }).waitFor({ timeout: 60_000 })
      const name = (await byId('comparison-rows').getByRole('link').last().textContent())!
      await jump(name.slice(0, -2).toLowerCase(), name)
      await byId('msl-page').getByRole('heading', { name }).first().waitFor()
      await jump('kols', 'KOLs')
      const kol = (await byId('kols').getByRole('gridcell').first().textContent({ timeout: 60_000 }))!.trim()
      await jump('data', 'Data')
      await jump(kol, kol)
      await byId('kol-page').getByRole('heading', { name: kol }).waitFor({ timeout: 60_000 })
      await page.keyboard.press('Escape')
    })

    it('takes an MSL and days of one’s own along from screen to screen', async () => {
      await jump('channels', 'Channels')
      const filter = byId('filter-msl')
      const name = (await filter.locator('option').last().textContent())!
      await filter.selectOption({ label: name })
      await byId('period').selectOption('custom')
      await byId('period-from').fill('2026-01-01')
      await byId('period-last').fill('2026-03-31')
      await byId('channels').getByText('1 Jan – 31 Mar 2026').waitFor({ timeout: 60_000 })
      await page.keyboard.press('Tab')
      await jump('msls', 'MSLs')
      await byId('msl-page').getByRole('heading', { name }).first().waitFor()
      expect(page.url()).toContain('from=2026-01-01')
      expect(page.url()).toContain('to=2026-04-01')
      await byId('period-last').fill('2025-12-31')
      await page.getByRole('alert').getByText('lies before the first').waitFor()
      expect(page.url()).toContain('to=2026-04-01')
      await jump('clear', 'Clear all filters')
      await byId('msl-list').waitFor()
    })

    /** The score of the first MSL and the one that its parts add up to, read off the screen. */
    async function firstScore(): Promise<{ shown: number; reckoned: number; weightOfCoverage: number }> {
      const row = byId('scores').locator(':scope > tbody > tr').first()
      const shown = numberIn((await cellsOf(row))[0]![1])
      if ((await row.getByRole('button', { expanded: true }).count()) === 0) await row.getByRole('button').click()
      const parts = await cellsOf(byId('scores').locator('tr.parts tbody tr'))
      const known = parts.filter((cells) => cells[4] !== '–')
      const reckoned =
        sum(known.map((cells) => numberIn(cells[1]) * numberIn(cells[4]))) /
        sum(known.map((cells) => numberIn(cells[1])))
      const weightOfCoverage = numberIn(parts.find(([name]) => name === coverage)?.[1])
      return { shown, reckoned, weightOfCoverage }
    }

    it('scores by weights that sum to 100', async () => {
      await byId('nav-settings').click()
      await byId('scores').waitFor({ timeout: 60_000 })
      const editor = byId('profile-editor')
      await editor.getByText('weights sum to 100').waitFor()
      const families = await cellsOf(editor.locator('tr.family'))
      expect(sum(families.map(([, weight]) => numberIn(weight)))).toBeCloseTo(100, 1)
      const { shown, reckoned } = await firstScore()
      expect(Math.abs(shown - reckoned)).toBeLessThan(0.011)
    })

    it('weighs a copy of a profile anew, and scores by it', async () => {
      const editor = byId('profile-editor')
      await byId('profile-copy').click()
      const weight = editor.getByLabel(`Weight of ${coverage}`)
      await weight.waitFor()
      expect(await byId('settings-profile').inputValue()).toMatch(/-copy$/)
      await byId('profile-name').fill('Coverage first')
      const before = numberIn(await weight.inputValue())
      await weight.fill(String(before + 25))
      await editor.getByText('weights sum to 125').waitFor()
      expect(await byId('profile-save').isDisabled()).toBe(true)
      await editor.getByRole('button', { name: 'Scale to 100' }).click()
      await editor.getByText('weights sum to 100').waitFor()
      const scaled = numberIn(await weight.inputValue())
      expect(scaled).toBeCloseTo((before + 25) / 1.25, 3)
      await byId('profile-save').click()
      await editor.getByText('Saved.').waitFor()
      await page.getByRole('heading', { name: 'Scores by “Coverage first”' }).waitFor()
      await expect.poll(async () => (await firstScore()).weightOfCoverage, { timeout: 30_000 }).toBeCloseTo(scaled, 1)
      const { shown, reckoned } = await firstScore()
      expect(Math.abs(shown - reckoned)).toBeLessThan(0.011)
      await picture('settings')
    })

    it('keeps a changed threshold over a reload, and judges nobody by fewer cases', async () => {
      const least = byId('threshold-ratio_min_n')
      expect(await least.inputValue()).toBe('5')
      await least.fill('many')
      await least.press('Enter')
      await byId('thresholds').getByText('“many” is no value for ratio_min_n.').waitFor()
      await least.fill('1000')
      await least.press('Enter')
      const back = byId('thresholds').getByRole('button', { name: 'back to 5', exact: true })
      await back.first().waitFor()
      await page.reload()
      await expect.poll(() => least.inputValue(), { timeout: 60_000 }).toBe('1000')
      expect(await byId('settings-profile').inputValue()).toMatch(/-copy$/)
      expect(await byId('profile-name').inputValue()).toBe('Coverage first')
      const withheld = await compare(kpi, `${kpiName}: nobody can be judged yet`)
      expect(withheld.map((cells) => cells[3])).toEqual(Array.from({ length: 12 }, () => '–'))
      await byId('nav-settings').click()
      await byId('thresholds').locator('li').filter({ has: least }).getByRole('button').click()
      await expect.poll(() => least.inputValue()).toBe('5')
      const figures = (await compare(kpi, kpiName)).map((cells) => cells[3])
      expect(figures.filter((figure) => figure !== '–').length).toBeGreaterThanOrEqual(11)
    })

    it('tries a KPI out while it is written, and says what is wrong with it', async () => {
      await byId('nav-kpis').click()
      await byId('kpi-new').click()
      const text = byId('kpi-text')
      const problems = byId('kpi-problems')
      const isUsable = () => problems.getByText('Nothing is wrong with it.').waitFor({ timeout: 30_000 })
      const figures = async () =>
        (await gridCellsOf(byId('kpi-figures'))).map(([name, value, , n]) => ({
          name: name!,
          value: numberIn(value),
          n: numberIn(n)
        }))
      await isUsable()
      const video = await figures()
      expect(video).toHaveLength(12)
      const written = await text.inputValue()

      await text.fill(written.replace("channel = 'video'", "channel <> 'video'"))
      await expect.poll(async () => (await figures())[0]?.value, { timeout: 30_000 }).not.toBe(video[0]!.value)
      await isUsable()
      for (const [place, { name, value, n }] of (await figures()).entries()) {
        expect(name).toBe(video[place]!.name)
        expect(n).toBe(video[place]!.n)
        expect(Math.abs(value + video[place]!.value - 100)).toBeLessThanOrEqual(1)
      }

      await text.fill(written.replace("channel = 'video'", "chanel = 'video'"))
      await problems.getByText('1 thing to correct').waitFor({ timeout: 30_000 })
      expect(await problems.textContent()).toContain('chanel')
      expect(await byId('kpi-save').isDisabled()).toBe(true)
      await picture('kpi-wrong')

      await text.fill(written)
      await isUsable()
      expect(await figures()).toEqual(video)
      await byId('kpi-save').click()
      await byId('kpis-screen').getByText('Share of video was saved and stands beside the other KPIs.').waitFor()
      await byId('kpi-item-video-share').waitFor()
      await picture('kpi-saved')

      const compared = await compare('video-share', 'Share of video')
      expect(compared.map((cells) => numberIn(cells[3]))).toEqual(video.map(({ value }) => value))
      expect(compared.map((cells) => numberIn(cells[1]))).toEqual(video.map(({ n }) => n))
    })

    it('removes a KPI of its own again, everywhere', async () => {
      await byId('nav-kpis').click()
      await byId('kpi-item-video-share').click()
      await byId('kpi-remove').click()
      await byId('kpis-screen').getByText('Share of video was deleted.').waitFor()
      await byId('kpi-item-video-share').waitFor({ state: 'detached' })
      await compare(kpi, kpiName)
      expect(await byId('comparison-kpi').locator('option[value=video-share]').count()).toBe(0)
    })

    it('did all of that without an error in the page', () => {
      // The browser notes the threshold that was refused.
      const refused = 'Failed to load resource: the server responded with a status of 400 (Bad Request)'
      expect(app.complaints).toEqual(host === 'chromium' ? [refused] : [])
    })
  })
}
