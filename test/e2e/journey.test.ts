import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hosts, type RunningApp } from './hosts'

const output = join(import.meta.dirname, 'output')
mkdirSync(output, { recursive: true })
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every screen and view, as the address names them. */
const places = [
  'overview',
  'overview?family=kol-diversity',
  'msl',
  'comparison',
  'comparison?kpi=insight-yield&by=team',
  'objectives',
  'objectives?set=new',
  'diversity',
  'diversity?view=compare',
  'diversity?view=whatif',
  'insights',
  'insights?view=speed',
  'insights?view=quality',
  'insights?view=use',
  'kols',
  'kols?view=white-space',
  'channels',
  'activities',
  'kpis',
  'kpis?kpi=New',
  'kpis?kpi=followup-on-time',
  'network',
  'network?panel=reach',
  'network?panel=rising',
  'network?panel=white-space',
  'network?panel=keystones',
  'network?panel=introductions&colour=reach&links=kind',
  'data',
  'settings',
  'settings?profile=engagement'
]

for (const [host, start] of hosts) {
  describe(`a first day in ${host}`, () => {
    let app: RunningApp
    let page: Page
    const picture = (name: string) => page.screenshot({ path: join(output, `${host}-${name}.png`) })
    const byId = (id: string) => page.getByTestId(id)

    beforeAll(async () => {
      app = await start()
      page = app.page
    })
    afterAll(async () => {
      await app?.end()
    })

    /** Rules of WCAG 2.2 A and AA that the screen breaks. */
    async function violations(): Promise<string[]> {
      // The page's policy lets no foreign script in, so axe runs in a world of its own.
      return page.evaluate(async (source) => {
        const run = new Function(`${source}; return window.axe`) as () => {
          run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
        }
        const found = await run().run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
      }, axeSource)
    }

    it('begins with a place to drop an export', async () => {
      await byId('first-run').waitFor()
      await byId('drop-zone').waitFor()
      await picture('first-run')
    })

    it('imports the sample and shows the overview', async () => {
      await byId('explore-sample').click()
      await byId('figure-strip').waitFor({ timeout: 120_000 })
      await byId('heat-map').waitFor({ timeout: 60_000 })
      expect(await byId('heat-map').locator('tbody tr').count()).toBe(12)
      await byId('heat-map').locator('button.ok').first().waitFor({ timeout: 60_000 })
      await byId('overview').getByText('Why this is shown').first().waitFor({ timeout: 60_000 })
      await page.locator('.stale').first().waitFor({ state: 'detached' })
      await picture('overview')
    })

    it('leads from a cell to the rows behind it and to the stored record', async () => {
      await byId('heat-map').locator('tbody tr').first().locator('button.ok').first().click()
      const drawer = byId('evidence-drawer')
      await drawer.getByRole('row').nth(1).waitFor()
      await picture('evidence')
      await drawer.getByRole('gridcell').first().click()
      await drawer.getByRole('button', { name: 'All rows' }).waitFor()
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'hidden' })
    })

    it('opens an MSL with portfolio, follow-ups and late insights', async () => {
      await byId('heat-map').locator('tbody th a').first().click()
      await byId('msl-page').waitFor()
      await byId('portfolio').locator('svg').first().waitFor({ timeout: 60_000 })
      await picture('msl')
    })

    it('draws the network and finds a KOL', async () => {
      await byId('nav-network').click()
      await page.locator('[data-testid=network-canvas][data-arranged=true]').waitFor({ timeout: 120_000 })
      await page.getByText(/420 KOLs · [\d,]+ links/).waitFor()
      await byId('network-search').fill('a')
      await page.locator('.found button').first().click()
      await byId('network-card').waitFor()
      await picture('network')
    })

    it('names the KOL under the pointer and lets it be dragged', async () => {
      const canvas = byId('network-canvas')
      const name = (await byId('network-card').getByRole('heading', { level: 2 }).textContent())!
      await byId('network-card').getByRole('button').first().click()
      await byId('network-card').waitFor({ state: 'detached' })
      const box = (await canvas.boundingBox())!
      // The search flies to the KOL, who then stands in the middle of what legend, tools and card leave free.
      const [x, y] = [box.x + (200 + box.width - 328) / 2, box.y + (48 + box.height - 8) / 2]
      const named = async (at: [number, number]) => {
        await page.mouse.move(at[0] + 1, at[1])
        await page.mouse.move(...at)
        const labels = await page.locator('.hover').allTextContents()
        return labels[0] ?? null
      }
      await expect.poll(() => named([x, y]), { timeout: 20_000 }).toBe(name)
      await page.mouse.down()
      await page.mouse.move(x + 80, y + 60, { steps: 8 })
      await page.mouse.up()
      await expect.poll(() => named([x + 80, y + 60])).toBe(name)
      await expect.poll(() => named([x, y])).not.toBe(name)
    })

    it('accounts for every row', async () => {
      await byId('nav-data').click()
      await byId('data-screen').getByText('0 rejected', { exact: false }).first().waitFor()
      await picture('data')
    })

    it('imports a table pasted from a spreadsheet', async () => {
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', text)
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, 'kol_id\tname\tcity\npasted-1\tOne Pasted\tBern\npasted-2\tTwo Pasted\tBern\n')
      await byId('paste-offer').getByText('a table of 2 rows and 3 columns').waitFor()
      await picture('paste')
      await page.keyboard.press('Enter')
      await byId('data-screen')
        .getByText(/^Pasted \d{4}-\d{2}-\d{2} .*\.tsv$/)
        .waitFor({ timeout: 60_000 })
    })

    if (host === 'chromium') {
      it('imports a folder with packed files in folders, and leaves out hidden ones', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'lens-folder-'))
        mkdirSync(join(folder, 'deep'))
        writeFileSync(join(folder, '.DS_Store'), 'x')
        writeFileSync(join(folder, 'deep', 'kol.csv.gz'), gzipSync('kol_id,name\npacked-1,One Packed\n'))
        writeFileSync(join(folder, 'deep', 'kol.jsonl'), '{"kol_id": "packed-2", "name": "Two Packed"}\n')
        await byId('folder-input').setInputFiles(folder)
        await byId('data-screen').getByText('kol.csv.gz', { exact: true }).waitFor({ timeout: 60_000 })
        await byId('data-screen').getByText('kol.jsonl', { exact: true }).waitFor()
        expect(await page.getByText('DS_Store').count()).toBe(0)
        rmSync(folder, { recursive: true, force: true })
      })
    }

    it('did all of that without an error in the page', () => {
      expect(app.complaints).toEqual([])
    })

    if (host === 'electron') {
      it('runs sandboxed, isolated, without Node, and asks nothing of the network', async () => {
        const preferences = await app.electron!.evaluate(({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
            getLastWebPreferences: () => Record<string, unknown>
          }
          const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
            contents.getLastWebPreferences()
          return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }
        })
        expect(preferences).toMatchObject({
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webSecurity: true
        })
        expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([])
        const refused = await page.evaluate(() =>
          fetch('https://example.org').then(
            () => 'went out',
            () => 'refused'
          )
        )
        expect(refused).toBe('refused')
        expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull()
        expect(await page.evaluate(() => location.origin)).toBe('app://lens')
      })

      it('keeps the page where it is, and grants no permission', async () => {
        await page.evaluate(() => {
          location.href = 'https://example.org/'
        })
        await page.waitForTimeout(500)
        expect(await page.evaluate(() => location.origin)).toBe('app://lens')
        const refused = await page.evaluate(() =>
          navigator.mediaDevices?.getUserMedia({ audio: true }).then(
            () => 'granted',
            () => 'refused'
          )
        )
        expect(refused ?? 'refused').toBe('refused')
        expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
      })

      it('runs no inline script and no text as code', async () => {
        const ran = await page.evaluate(() => {
          const script = document.createElement('script')
          script.textContent = 'window.intruder = true'
          document.head.append(script)
          return 'intruder' in window
        })
        expect(ran).toBe(false)
        const policy = await page.evaluate(() =>
          fetch('/').then(({ headers }) => headers.get('Content-Security-Policy'))
        )
        expect(policy).toContain("default-src 'none'")
        expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/)
      })

      it('answers no other page, even one with the same preload script', async () => {
        const answer = await app.electron!.evaluate(async ({ app: application, BrowserWindow }) => {
          const preload = `${application.getAppPath()}/out/preload/preload.cjs`
          const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
          await foreign.loadURL('data:text/html,foreign')
          const code = "window.lens.chooseFiles('files').then(() => 'answered', (fault) => fault.code ?? 'refused')"
          const result: unknown = await foreign.webContents.executeJavaScript(code)
          foreign.destroy()
          return result
        })
        expect(answer).toBe('not-allowed')
      })
    } else {
      it('is accessible by the rules of WCAG 2.2 AA on every screen', async () => {
        const found: Record<string, string[]> = {}
        const context = page.context()
        const session = await context.newCDPSession(page)
        // Only the test may evaluate text here; the page itself stays under its policy.
        await session.send('Page.setBypassCSP', { enabled: true })
        await page.reload()
        for (const place of places) {
          await page.evaluate((hash) => (location.hash = hash), `#/${place}`)
          await page.waitForTimeout(2000)
          const broken = await violations()
          if (broken.length > 0) found[place] = broken
          await page.keyboard.press('Escape')
        }
        expect(found).toEqual({})
      })
    }
  })
}
