import { betweenness } from './betweenness'
import { closeness } from './closeness'
import { clustering } from './clustering'
import { community } from './community'
import { constraint } from './constraint'
import { core } from './core'
import { degree, inDegree, outDegree } from './degree'
import { effectiveSize } from './effective-size'
import { eigenvector } from './eigenvector'
import { harmonic } from './harmonic'
import type { Metric } from './metric'
import { pagerank } from './pagerank'
import { strength } from './strength'

/** Every metric of a node by the name the contract gives it. */
export const metrics = {
  degree,
  strength,
  betweenness,
  closeness,
  harmonic,
  eigenvector,
  pagerank,
  core,
  constraint,
  effectiveSize,
  clustering,
  community
} satisfies Record<string, Metric>

export type MetricName = keyof typeof metrics
export const metricNames = Object.keys(metrics) as MetricName[]

/** What directed graphs have beside the others, wherever their degree is asked for. */
export const directedMetrics = { inDegree, outDegree }
export type DirectedMetricName = keyof typeof directedMetrics
