import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeSample } from '#engine/sample/write'
import { hosts } from './hosts'
import { saved } from './saving'
import { giveToTestUser, runFolder } from './test-user.mjs'

const folder = runFolder('same')
const sample = join(folder, 'sample')
const start = hosts.find(([host]) => host === 'chromium')![1]

beforeAll(async () => {
  mkdirSync(sample)
  await writeSample({ out: sample, msls: 4, kols: 120, interactions: 900 })
  giveToTestUser(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Imports the sample into a new workspace of a new process, and saves the network as it is first drawn. */
async function drawnFromScratch(name: string) {
  const app = await start()
  try {
    const { page } = app
    const byId = (id: string) => page.getByTestId(id)
    await byId('first-run').waitFor()
    await byId('file-input').setInputFiles(readdirSync(sample).map((file) => join(sample, file)))
    await byId('figure-strip').waitFor({ timeout: 120_000 })
    await byId('nav-network').click()
    await page.locator('[data-testid=network-canvas][data-whole=true]').waitFor({ timeout: 120_000 })
    const picture = (kind: 'svg' | 'png') =>
      saved(app, join(folder, `${name}.${kind}`), async () => {
        await byId('network-save').click()
        await byId(`save-${kind}`).click()
      })
    const svg = (await picture('svg')).toString()
    const places = [...svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"[^>]*><title>([^<]*)</g)].map(
      ([, x, y, kol]) => `${kol} ${x} ${y}`
    )
    return { places: places.sort(), pixels: await pixelsOf(page, await picture('png')), complaints: app.complaints }
  } finally {
    await app.end()
  }
}

/** Size of a picture, how many colours it has, and a hash of all its pixels. */
function pixelsOf(page: Page, png: Buffer) {
  return page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }))
      const brush = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      brush.drawImage(image, 0, 0)
      const { data } = brush.getImageData(0, 0, image.width, image.height)
      const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].join(' ')
      const colours = new Set(new Uint32Array(data.buffer)).size
      return { width: image.width, height: image.height, colours, hash }
    },
    [...png]
  )
}

it('draws the same picture of the same files in two processes', async () => {
  const first = await drawnFromScratch('first')
  expect(first.places).toHaveLength(120)
  expect(first.pixels.colours).toBeGreaterThan(100)
  expect(first.complaints).toEqual([])
  expect(await drawnFromScratch('second')).toEqual(first)
})
