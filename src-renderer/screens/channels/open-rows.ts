import type { Input } from '#contract/procedures'
import { call } from '#renderer/bridge/client'
import { channelName } from '#renderer/i18n/channel-words'
import { t } from '#renderer/i18n/text.svelte'
import { rowsBehind } from '#renderer/state/rows.svelte'

/** What every number of the screen is asked with. */
export type Question = Input<'channels.use'>

/** Shows the contacts behind a number of this screen. */
export function openRows(question: Question, what: string, part: Omit<Input<'channels.rows'>, keyof Question>): void {
  rowsBehind.open({
    title: t('channels.rows-of', { what }),
    file: 'channels',
    wordsOf: channelName,
    load: (signal) => call('channels.rows', { ...question, ...part }, { signal })
  })
}
