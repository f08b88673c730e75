import { shareRule } from '../share-rule'

/** KOLs met through channels they do not prefer, congresses left out. */
export const channelMismatch = shareRule('channel-mismatch', [
  {
    kpi: 'channel-preference-match',
    wording: 'channel-mismatch',
    teamWording: 'channel-mismatch-team',
    target: 'channel_match_target'
  }
])
