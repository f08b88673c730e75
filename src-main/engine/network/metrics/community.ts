import type { PlainMetric } from './metric'

/** Number of the community a node is in, 0 being the largest; see `communities`. */
export const community: PlainMetric = { needsPaths: false, compute: ({ division }) => division().of }
