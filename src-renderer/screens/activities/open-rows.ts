import type { ActivityKind } from '#contract/activities'
import type { Input } from '#contract/procedures'
import { call } from '#renderer/bridge/client'
import { hasText, t } from '#renderer/i18n/text.svelte'
import { absent } from '#renderer/i18n/format'
import { rowsBehind } from '#renderer/state/rows.svelte'

/** What every number of the screen is asked with. */
export type Question = Input<'activities.spread'>

/** Words of the dictionary in the user's language, anything else as it stands. */
function wordsOf(what: string | null): string {
  if (what === null) return absent
  const key = `channels.channel-${what}`
  return hasText(key) ? t(key) : what
}

/** Shows the rows behind a number of this screen. */
export function openRows(
  question: Question,
  title: string,
  part: { kinds: ActivityKind[] | null; msls?: string[]; month?: string }
): void {
  rowsBehind.open({
    title,
    file: 'activities',
    wordsOf,
    load: (signal) => call('activities.rows', { ...question, ...part }, { signal })
  })
}
