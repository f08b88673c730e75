import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'

const cli = resolve(import.meta.dirname, '../../out/main/cli.js')
const size = { width: 1440, height: 900 }

/** Fails on a fault that the page tells: what is measured beside one is not the work that was meant. */
async function failOnFault(page) {
  const told = await page.locator('.fault[role=alert]').allInnerTexts()
  if (told.length > 0) throw new Error(`The page tells of a fault: ${told.join('; ')}`)
}

/** Opens the Network screen of a workspace in a browser, with the rings if asked, and waits until the whole picture is painted. */
export async function networkPage(workspace, { home, gpu, rings = false }) {
  const server = spawn(process.execPath, [cli, 'serve', '-w', workspace], {
    env: { ...process.env, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const url = await new Promise((found, failed) => {
    server.stdout.once('data', (line) => found(line.toString().trim()))
    server.once('exit', (code) => failed(new Error(`lens serve ended with ${code}`)))
  })
  const args = [
    ...(gpu ? ['--enable-gpu-rasterization'] : ['--disable-gpu']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
  ]
  const executablePath = process.env.LENS_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args, headless: !gpu })
  const page = await browser.newPage({ viewport: size })
  await page.goto(url)
  await page.waitForLoadState()
  await page.goto(`${new URL(url).origin}/#/network${rings ? '?ring=coverage' : ''}`)
  const began = performance.now()
  await page.locator('[data-testid=network-canvas][data-whole=true]').waitFor({ timeout: 900_000 })
  const arranged = (performance.now() - began) / 1000
  await failOnFault(page)
  return {
    page,
    arranged,
    async end() {
      await browser.close()
      server.kill()
    }
  }
}

/** Lengths of frames in seconds while the picture is zoomed into, moved about and zoomed out of again; fails on a fault. */
export async function framesOf(page) {
  await page.evaluate(() => {
    const frames = []
    let last = 0
    const tick = (now) => {
      if (last > 0) frames.push((now - last) / 1000)
      last = now
      if (window.measuring) requestAnimationFrame(tick)
    }
    Object.assign(window, { measuring: true, frames })
    requestAnimationFrame(tick)
  })
  const { x, y, width, height } = await page.getByTestId('network-canvas').boundingBox()
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  await page.mouse.move(middleX, middleY)
  const zoom = async (by) => {
    for (let step = 0; step < 30; step++) {
      await page.mouse.wheel(0, by)
      await page.waitForTimeout(16)
    }
  }
  await zoom(-60)
  // From the edge of the picture, where nobody stands who would be dragged instead of it.
  const corner = [x + width - 40, y + 80]
  await page.mouse.move(...corner)
  await page.mouse.down()
  for (let step = 1; step <= 60; step++) {
    const turn = (step / 60) * Math.PI * 2
    await page.mouse.move(corner[0] - 260 * (1 - Math.cos(turn)), corner[1] + 220 * Math.sin(turn))
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  await page.mouse.move(middleX, middleY)
  await zoom(60)
  await failOnFault(page)
  return page.evaluate(() => {
    window.measuring = false
    return window.frames
  })
}
