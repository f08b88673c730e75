import { app, crashReporter } from 'electron'
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const largest = 1024 * 1024

/** Keeps a local log of what went wrong. Nothing is ever sent; minidumps stay in the profile as well. */
export function setupCrashLog(): void {
  crashReporter.start({ uploadToServer: false })
  process.on('uncaughtException', (error) => {
    logCrash('main', error)
    app.exit(70)
  })
  process.on('unhandledRejection', (reason) => logCrash('main, unhandled rejection', reason))
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') logCrash('page', `${reason}, exit code ${exitCode}`)
  })
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') logCrash(name ?? type, `${reason}, exit code ${exitCode}`)
  })
}

/** Appends one entry, with paths and quoted values taken out; the log starts over, keeping one old copy, at 1 MB. */
export function logCrash(source: string, problem: unknown): void {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
  const file = logFile()
  mkdirSync(app.getPath('logs'), { recursive: true })
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.old`)
  appendFileSync(file, `${new Date().toISOString()} ${source}: ${redact(text)}\n`)
}

export function logFile(): string {
  return join(app.getPath('logs'), 'problems.log')
}

/** Takes out what could name a person: quoted values, and folders outside the app. */
export function redact(text: string): string {
  return text
    .replaceAll(app.getAppPath(), '<app>')
    .replaceAll(homedir(), '~')
    .replace(/(["'`])(?:(?!\1)[^\n]){1,500}\1/g, '$1…$1')
    .replace(/(?:~|\b[A-Za-z]:|(?<![\w>.:/]))[\\/][^\s:)]+/g, '<path>')
}
