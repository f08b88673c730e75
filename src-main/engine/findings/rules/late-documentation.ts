import { shareRule } from '../share-rule'

/** Meetings and insights written down later than the working days allowed. */
export const lateDocumentation = shareRule('late-documentation', [
  {
    kpi: 'on-time-documentation',
    wording: 'late-meetings',
    teamWording: 'late-meetings-team',
    target: 'documentation_target'
  },
  {
    kpi: 'insight-lag',
    wording: 'late-insights',
    teamWording: 'late-insights-team',
    target: 'insight_target',
    hit: "(e.value <= number_setting('documentation_working_days'))::INT"
  }
])
