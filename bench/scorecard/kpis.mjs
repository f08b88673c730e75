/**
 * The KPIs that the scorecard is measured on: those that the sample fills and that can be written by hand in reasonable
 * length, with every aggregation but those of the network and of objectives.
 */
export const kpis = [
  'on-time-documentation',
  'data-completeness',
  'followup-set-rate',
  'followup-on-time',
  'topic-interest-fit',
  'channel-preference-match',
  'substantive-exchange-share',
  'inquiry-sla',
  'insight-yield',
  'insight-quality',
  'cross-function-360',
  'inquiry-response-time',
  'insight-lag',
  'target-kol-coverage',
  'tier-weighted-coverage',
  'contact-plan-fit',
  'dormant-priority-share',
  'list-validity',
  'new-kol-rate',
  'kol-load',
  'top3-contact-share',
  'effective-kol-ratio',
  'excess-concentration',
  'repeat-gap',
  'attribute-balance-gap'
]

/** Those of them whose intervals are drawn: peers agree as far as chance lets them. */
export const drawn = kpis.slice(-5)
