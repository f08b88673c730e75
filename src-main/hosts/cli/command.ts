import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'

/** A command with the options that all of them take. */
export function lensCommand(name: string, description: string, example: string): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option('--as-of <day>', 'the day that figures about "now" look from').argParser(dayOption))
    .option('--json', 'print one JSON document on stdout and nothing else there')
    .addHelpText('after', `\nExample:\n  ${example}`)
    .exitOverride()
}

/** The option every command on a workspace has. */
export const workspaceOption = () => new Option('-w, --workspace <file>', 'the workspace file')

/** The half-open period of a command. */
export const periodOptions = () => [
  new Option('--from <day>', 'first day of the period').argParser(dayOption),
  new Option('--to <day>', 'first day after the period').argParser(dayOption)
]

/** A day written YYYY-MM-DD that the calendar has. */
export function dayOption(text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('A day is written YYYY-MM-DD.')
  }
  return text
}

/** A whole number from `least` on. */
export function countOption(least: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(`A whole number from ${least} on is needed.`)
    }
    return value
  }
}

/** One of a list of words. */
export function listOption<T extends string>(allowed: readonly T[]) {
  return (text: string): T[] =>
    text.split(',').map((word) => {
      const found = allowed.find((candidate) => candidate === word.trim())
      if (found === undefined) throw new InvalidArgumentError(`Use one or more of: ${allowed.join(', ')}.`)
      return found
    })
}

/** Refuses a combination of options; ends with exit code 2. */
export function wrongUsage(message: string): never {
  throw new CommanderError(2, 'lens.usage', message)
}
