import { shareRule } from '../share-rule'

/** Promises not kept in time, and meetings that end without a next step. */
export const followUpNeglect = shareRule('follow-up-neglect', [
  {
    kpi: 'followup-on-time',
    wording: 'follow-up-late',
    teamWording: 'follow-up-late-team',
    target: 'follow_up_on_time_target'
  },
  {
    kpi: 'followup-set-rate',
    wording: 'follow-up-unset',
    teamWording: 'follow-up-unset-team',
    target: 'follow_up_set_target'
  }
])
