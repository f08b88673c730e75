import { parentPort, workerData } from 'node:worker_threads'
import { concentrationOf, type GroupConcentration, type GroupContacts } from './concentration-fields'
import type { GroupKey } from './groups'

/** The share of the groups that one thread computes. */
export interface ConcentrationShare {
  groups: [GroupKey, GroupContacts][]
  names: readonly string[]
}

/** What the thread posts back. */
export type ConcentrationsFound = [GroupKey, GroupConcentration][]

const { groups, names } = workerData as ConcentrationShare
const found: ConcentrationsFound = groups.map(([key, group]) => [key, concentrationOf(key, group, names)])
parentPort?.postMessage(found)
