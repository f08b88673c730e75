import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSample } from '#engine/sample/write'
import { hosts, type RunningApp } from './hosts'
import { saved } from './saving'
import { giveToTestUser, runFolder } from './test-user.mjs'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })

/** The day an earlier export of the sample was taken: a quarter before its end. */
const earlierDay = '2026-07-01'
/** Columns that tell when something happened; later rows were not in the earlier export. */
const dayColumns = ['Publication_Date_vod__c', 'Call_Date_vod__c', 'Date_vod__c', 'Given On', 'Start Date']

type Row = Record<string, string>

const rowsOf = (path: string) =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data

/**
 * Writes the sample as it would have been exported a quarter earlier: without the last months' papers, events and meetings,
 * and without every fifteenth KOL, who came into the CRM since.
 */
function writeEarlier(full: string, earlier: string): void {
  const accounts = rowsOf(join(full, 'Account.csv'))
  const people = accounts.filter((row) => row['IsPersonAccount'] === 'true').map((row) => row['Id']!)
  const missing = new Set(people.filter((_, i) => i % 15 === 7))
  const events = rowsOf(join(full, 'Medical_Event_vod__c.csv'))
  for (const { Id: id, Start_Date_vod__c: day } of events) if (day! >= earlierDay) missing.add(id!)
  for (const name of readdirSync(full)) {
    const rows = rowsOf(join(full, name))
    const kept = rows.filter(
      (row) =>
        Object.values(row).every((value) => !missing.has(value)) &&
        dayColumns.every((column) => row[column] === undefined || row[column] < earlierDay)
    )
    writeFileSync(join(earlier, name), Papa.unparse(kept, { columns: Object.keys(rows[0]!) }))
  }
}

interface Place {
  x: number
  y: number
}
type Places = ReadonlyMap<string, Place>

const apart = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y)

/** Where each KOL stands in an SVG of the network, those who share their name left out. */
function placesOf(svg: string): Places {
  const places = new Map<string, Place>()
  const twice = new Set<string>()
  for (const [, x, y, name] of svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"[^>]*><title>([^<]*)</g)) {
    if (places.has(name!)) twice.add(name!)
    places.set(name!, { x: Number(x), y: Number(y) })
  }
  for (const name of twice) places.delete(name)
  return places
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/**
 * How far those in both pictures have moved, in widths of the later one: as seen on the screen, and of their own, which is
 * without the move of the camera.
 */
function movesBetween(before: Places, after: Places): { seen: number[]; own: number[] } {
  const across = [...after.values()].map(({ x }) => x)
  const width = Math.max(...across) - Math.min(...across)
  const pairs = [...before].flatMap(([name, old]) => {
    const now = after.get(name)
    return now ? [{ old, now }] : []
  })
  const camera = cameraOf(pairs)
  return {
    seen: pairs.map(({ old, now }) => apart(now, old) / width),
    own: pairs.map(({ old, now }) => apart(now, camera(old)) / width)
  }
}

/**
 * Where the camera of the later picture would show those who stay in their places: it stands a little elsewhere, as it
 * shows everybody there is. Told by the middle of all and their usual distance from it.
 */
function cameraOf(pairs: readonly { old: Place; now: Place }[]): (old: Place) => Place {
  const middle = (which: 'old' | 'now'): Place => ({
    x: median(pairs.map((pair) => pair[which].x)),
    y: median(pairs.map((pair) => pair[which].y))
  })
  const [from, to] = [middle('old'), middle('now')]
  const k = median(pairs.map(({ old, now }) => apart(now, to) / apart(old, from)))
  return ({ x, y }) => ({ x: to.x + (x - from.x) * k, y: to.y + (y - from.y) * k })
}

for (const [host, start] of hosts) {
  describe(`the arrangement of the network in ${host}`, () => {
    const folder = runFolder('arrangement')
    let app: RunningApp
    let page: Page
    let pictures = 0
    const byId = (id: string) => page.getByTestId(id)
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-arrangement-${name}.png`) })
    const whole = () => page.locator('[data-testid=network-canvas][data-whole=true]').waitFor({ timeout: 120_000 })
    const filesOf = (version: string) => readdirSync(join(folder, version)).map((name) => join(folder, version, name))

    beforeAll(async () => {
      for (const version of ['earlier', 'full']) mkdirSync(join(folder, version))
      await writeSample({ out: join(folder, 'full') })
      writeEarlier(join(folder, 'full'), join(folder, 'earlier'))
      giveToTestUser(folder)
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
      rmSync(folder, { recursive: true, force: true })
    })

    /** Where everybody stands on the screen, as the picture the user saves has it. */
    async function places(): Promise<Places> {
      await whole()
      const svg = await saved(app, join(folder, `picture-${++pictures}.svg`), async () => {
        await byId('network-save').click()
        await byId('save-svg').click()
      })
      return placesOf(svg.toString())
    }

    async function arrangeAnew() {
      await byId('network-arrange-anew').click()
      await page.locator('[data-testid=network-canvas][data-arranged=false]').waitFor()
      await whole()
    }

    /** Drags a KOL who can be pointed at and stands well inside the picture; says who it was. */
    async function drag(places: Places, [right, down]: [number, number]): Promise<string> {
      const box = (await byId('network-canvas').boundingBox())!
      const middle = {
        x: median([...places.values()].map(({ x }) => x)),
        y: median([...places.values()].map(({ y }) => y))
      }
      const nearest = [...places].sort(([, a], [, b]) => apart(a, middle) - apart(b, middle))
      for (const [name, { x, y }] of nearest.slice(0, 20)) {
        await page.mouse.move(box.x + x + 1, box.y + y)
        await page.mouse.move(box.x + x, box.y + y)
        if ((await page.locator('.hover').allTextContents())[0] !== name) continue
        await page.mouse.down()
        await page.mouse.move(box.x + x + right, box.y + y + down, { steps: 8 })
        await page.mouse.up()
        return name
      }
      throw new Error('Nobody near the middle can be pointed at')
    }

    let before: Places

    it('stays as it is when the app is opened again', async () => {
      await byId('first-run').waitFor()
      await byId('file-input').setInputFiles(filesOf('earlier'))
      await byId('figure-strip').waitFor({ timeout: 120_000 })
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
      await byId('nav-network').click()
      await page.getByText(/392 KOLs · [\d,]+ links/).waitFor({ timeout: 180_000 })
      before = await places()
      await picture('earlier')
      expect(before.size).toBeGreaterThan(380)
      await page.reload()
      expect(await places()).toEqual(before)
    })

    it('moves those who were in it by little when a newer export comes', async () => {
      await byId('nav-data').click()
      await byId('file-input').setInputFiles(filesOf('full'))
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click({ timeout: 120_000 })
      await byId('nav-network').click()
      await page.getByText(/420 KOLs · [\d,]+ links/).waitFor({ timeout: 180_000 })
      const after = await places()
      await picture('newer')
      const { own, seen } = movesBetween(before, after)
      expect(own).toHaveLength(before.size)
      expect(median(own)).toBeLessThan(0.05)
      expect(median(seen)).toBeLessThan(0.1)
    })

    it('arranges everybody anew, takes that back, and keeps what one stays with', async () => {
      const refreshed = await places()
      await arrangeAnew()
      const scratch = await places()
      await picture('anew')
      expect(median(movesBetween(refreshed, scratch).own)).toBeGreaterThan(0.05)
      await byId('network-undo').click()
      expect(await places()).toEqual(refreshed)
      await page.getByRole('button', { name: 'Redo' }).click()
      expect(await places()).toEqual(scratch)
      await page.reload()
      expect(await places()).toEqual(scratch)
      // What the layout gives of itself is there now: asked again, it gives something else.
      await arrangeAnew()
      const other = await places()
      expect(median(movesBetween(scratch, other).own)).toBeGreaterThan(0.05)
      await byId('network-undo').click()
      expect(await places()).toEqual(scratch)
    })

    it('takes back that a KOL was dragged, and keeps where one leaves them', async () => {
      const before = await places()
      const name = await drag(before, [60, -40])
      const dragged = await places()
      const from = before.get(name)!
      expect(apart(dragged.get(name)!, { x: from.x + 60, y: from.y - 40 })).toBeLessThan(2)
      await byId('network-undo').click()
      expect(await places()).toEqual(before)
      await page.getByRole('button', { name: 'Redo' }).click()
      expect(await places()).toEqual(dragged)
      await page.getByRole('button', { name: 'Zoom in' }).click()
      const zoomed = await places()
      expect(median(movesBetween(dragged, zoomed).seen)).toBeGreaterThan(0.01)
      await byId('nav-overview').click()
      await byId('figure-strip').waitFor({ timeout: 120_000 })
      await byId('nav-network').click()
      // The camera is where it was left, too.
      const returned = await places()
      const moved = [...zoomed].map(([who, place]) => apart(place, returned.get(who)!))
      expect(Math.max(...moved)).toBeLessThan(1)
      // First the zoom is taken back, then the drag.
      await byId('network-undo').click()
      await byId('network-undo').click()
      const undone = await places()
      expect(apart(undone.get(name)!, returned.get(name)!)).toBeGreaterThan(30)
      await page.getByRole('button', { name: 'Redo' }).click()
      await page.getByRole('button', { name: 'Redo' }).click()
      const again = await places()
      expect(Math.max(...[...returned].map(([who, place]) => apart(place, again.get(who)!)))).toBeLessThan(1)
      await page.reload()
      expect(apart((await places()).get(name)!, dragged.get(name)!)).toBeLessThan(5)
    })

    it('did all of that without an error in the page', () => {
      expect(app.complaints).toEqual([])
    })
  })
}
