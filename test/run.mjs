/**
 * `npm test`: builds, checks types, style and formatting, runs the unit tests, and the end-to-end tests where this
 * machine has an Electron and a Chromium. With `LENS_E2E=required` what they need is fetched, and leaving them out fails.
 * The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { resolveElectron, describeElectron } from './e2e/electron-runtime.mjs'

const root = resolve(import.meta.dirname, '..')
const required = process.env.LENS_E2E === 'required'
const reports = mkdtempSync(join(tmpdir(), 'lens-test-'))
let passed = 0
let failed = 0

/** Runs a check; it counts as one test. */
function check(title, command, args) {
  console.log(`\n— ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) passed++
  else {
    failed++
    console.log(`${title}: failed`)
  }
  return status === 0
}

/** Runs a project of the test runner and adds its counts. */
function suite(title, project) {
  console.log(`\n— ${title}`)
  const report = join(reports, `${project}.json`)
  const args = [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`
  ]
  const { status } = spawnSync('npx', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 }
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  // A suite that could not even be collected has no failed test to count.
  if (status !== 0 && counts.numFailedTests === 0) failed++
}

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path)
)

check('build', 'npm', ['run', '--silent', 'build'])
check('types', 'npm', ['run', '--silent', 'check'])
check('style', 'npm', ['run', '--silent', 'lint'])
suite('unit tests', 'unit')
suite('faults', 'faults')

const electron = await resolveElectron({ provide: required, log: console.log }).catch((error) => {
  console.log(`No Electron: ${error.message}`)
  return undefined
})
const missing = [
  ...(electron === undefined ? ['an Electron (node test/e2e/electron-runtime.mjs --provide)'] : []),
  ...(chromium === undefined ? ['Chromium (on Debian: apt-get install chromium xvfb)'] : [])
]
if (missing.length === 0) {
  console.log(describeElectron(electron))
  suite('end-to-end tests', 'e2e')
} else {
  console.log(`\nEnd-to-end tests left out; they need ${missing.join(' and ')}.`)
  if (required) failed++
}

rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
