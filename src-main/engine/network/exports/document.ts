import type { NetworkPicture, UsedRecipe } from '#contract/network'
import { directedMetrics, metricNames } from '../metrics'

/** A value of an attribute; null leaves it out. */
export type AttributeValue = string | number | boolean | null
export type AttributeType = 'string' | 'double' | 'integer'

export interface Attribute {
  name: string
  type: AttributeType
}

/** What a network was made of, and how its metrics were: by weights or hops, and those estimated with their errors. */
export interface Making extends UsedRecipe {
  weighted: boolean
  approximate: Record<string, number>
}

/** A network as files carry it: KOLs with all that is told of them, edges with their weights and evidence. */
export interface NetworkDocument {
  directed: boolean
  recipe: Making
  nodeAttributes: Attribute[]
  nodes: { id: string; label: string; values: AttributeValue[] }[]
  edgeAttributes: Attribute[]
  edges: { source: string; target: string; weight: number; values: AttributeValue[] }[]
}

const facts: Attribute[] = [
  { name: 'specialty', type: 'string' },
  { name: 'institution', type: 'string' },
  { name: 'city', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'tier', type: 'integer' },
  { name: 'contacts', type: 'integer' },
  { name: 'lastContactOn', type: 'string' }
]

const counted = new Set<string>(['degree', 'inDegree', 'outDegree', 'core', 'community'])

/** A picture of the network as a document; whether it is directed is told by its rows. */
export function documentOf(picture: NetworkPicture, directed: boolean): NetworkDocument {
  const { rows, links, recipe, weighted, approximate } = picture
  const names = [...metricNames, ...(directed ? Object.keys(directedMetrics) : [])]
  const measured = names.map((name): Attribute => ({ name, type: counted.has(name) ? 'integer' : 'double' }))
  const nodeAttributes = [...facts, ...measured]
  return {
    directed,
    recipe: { ...recipe!, weighted, approximate },
    nodeAttributes,
    nodes: rows.map((row) => ({
      id: row.kol,
      label: row.kolName ?? row.kol,
      values: nodeAttributes.map(({ name }) => (row as unknown as Record<string, AttributeValue>)[name] ?? null)
    })),
    edgeAttributes: [
      { name: 'kinds', type: 'string' },
      { name: 'evidence', type: 'string' },
      { name: 'firstOn', type: 'string' }
    ],
    edges: links.map(({ source, target, weight, kinds, evidence, firstOn }) => ({
      source: rows[source]!.kol,
      target: rows[target]!.kol,
      weight,
      values: [kinds.join('; '), evidence.map(({ kind, count }) => `${kind}: ${count}`).join('; '), firstOn]
    }))
  }
}

/** A recipe in one line, for people and programs alike. */
export const recipeText = (recipe: Making) => JSON.stringify(recipe)
