import { shareRule } from '../share-rule'

/** Talks about what the KOL is not interested in. */
export const topicMisfit = shareRule('topic-misfit', [
  {
    kpi: 'topic-interest-fit',
    wording: 'topic-misfit',
    teamWording: 'topic-misfit-team',
    target: 'topic_fit_target'
  }
])
