import type { PlainMetric } from './metric'

/** Number of the community a node is in, 0 being the largest; see `communities`. */
export const community: PlainMetric = { needs: 'graph', compute: ({ division }) => division().of }
