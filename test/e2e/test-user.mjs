/**
 * Who runs the programs under test. Chromium and Electron refuse to run as root with their sandbox on, and the sandbox
 * is part of what is tested, so a root shell (a build machine, a container) starts them as an ordinary user instead.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, chownSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAME = 'lens-e2e'

/** First match of a command in PATH, or undefined. */
export function whichCommand(command) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path))
}

function passwdEntry(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (line === undefined) return undefined
  const [, , uid, gid, , home] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid), home }
}

/**
 * The ordinary user to run programs as: undefined when the caller is one already (or the system has no root), otherwise
 * `lens-e2e`, created on first use.
 *
 * @returns {{ name: string, uid: number, gid: number, home: string } | undefined}
 */
export function testUser() {
  if (process.platform === 'win32' || process.getuid() !== 0) return undefined
  const known = passwdEntry(NAME)
  if (known !== undefined) return known
  execFileSync('useradd', ['--create-home', '--shell', '/bin/sh', NAME], { stdio: 'ignore' })
  return passwdEntry(NAME)
}

/** Folder that outlives a run and that the test user can read: downloaded runtimes. */
export function cacheFolder(user = testUser()) {
  const folder = join(user?.home ?? homedir(), '.cache', 'liaison-lens')
  if (user !== undefined && !existsSync(join(user.home, '.cache'))) makeOwned(join(user.home, '.cache'), user)
  mkdirSync(folder, { recursive: true })
  return folder
}

function makeOwned(folder, user) {
  mkdirSync(folder, { recursive: true })
  chownSync(folder, user.uid, user.gid)
}

/** A fresh folder of this run that the test user owns. The caller removes it. */
export function runFolder(label, user = testUser()) {
  const folder = mkdtempSync(join(tmpdir(), `lens-e2e-${label}-`))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  return folder
}

/** Hands a file or folder of this run to the test user. */
export function giveToTestUser(path, user = testUser()) {
  if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, path])
}

const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * The path to start in place of `executable`: itself, or a small script that drops root for the test user and, with
 * `display`, gives the program an X server of its own so that no window appears on the developer's screen.
 *
 * @param {string} executable absolute path
 * @param {{ folder: string, display: boolean, user?: ReturnType<typeof testUser> }} options `folder` takes the script
 */
export function launcherFor(executable, { folder, display, user = testUser() }) {
  const xvfb = display && process.platform === 'linux' ? whichCommand('xvfb-run') : undefined
  if (user === undefined && xvfb === undefined) return executable
  const words = ['exec']
  if (user !== undefined) {
    words.push('setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups')
    words.push('env', '-u', 'XDG_RUNTIME_DIR', '-u', 'XDG_CONFIG_HOME', '-u', 'XDG_CACHE_HOME', '-u', 'XAUTHORITY')
    words.push(quote(`HOME=${user.home}`), `USER=${user.name}`, `LOGNAME=${user.name}`, 'TMPDIR=/tmp')
  }
  if (xvfb !== undefined) words.push(xvfb, '-a', '-s', quote('-screen 0 1600x1000x24'))
  words.push(quote(executable), '"$@"')
  const script = join(folder, `run-${executable.split('/').at(-1)}.sh`)
  writeFileSync(script, `#!/bin/sh\ncd /\n${words.join(' ')}\n`, { mode: 0o755 })
  return script
}
