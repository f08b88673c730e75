import { benjaminiHochberg, wilson } from '#base/statistics'
import { fisherAtLeast } from '#base/tails'
import type { Ground } from '../../network/questions/ground'
import { grouped } from '../../network/questions/grouped'
import { centralFrom, linksOf } from '../../network/questions/influence'
import { numberSetting } from '../../workspace/settings'
import { knownNetwork } from '../known-network'
import { highConfidence, type Draft, type FindingContext, type Rule } from '../rule'
import { namedKeystones } from './keystone-unseen'
import { risingUnseen } from './rising-star-unseen'

/** Central KOLs whom nobody saw, from which there is a gap: one or two have reasons of their own. */
const unseenNeeded = 3

/** Names that a sentence tells. */
const namesTold = 3

/** Central KOLs of a territory by node, the most linked first. */
interface Territory {
  territory: string
  central: readonly number[]
  unseen: readonly number[]
}

/**
 * Territories, or regions for KOLs without one, in which markedly fewer central KOLs were seen in the last year than in the
 * others: Fisher's exact test, one-sided, Benjamini–Hochberg over the territories. KOLs of tiers 1 and 2 on a panel are left
 * out, as the rule of coverage says of them whether their MSL saw them. A team that misses them evenly has no such
 * territory: its unseen central KOLs are counted, with nothing tested, where other findings do not name all of them.
 */
export const whiteSpace: Rule = {
  id: 'white-space',
  async find(context) {
    const ground = await knownNetwork(context)
    if (ground === null) return []
    const central = centralOf(ground)
    const territories = byTerritory(ground, central)
    const all = sumOf(territories)
    const others = territories.map(({ central, unseen }) => ({
      hits: all.unseen - unseen.length,
      trials: all.central - central.length
    }))
    const adjusted = benjaminiHochberg(
      // Those with too few stay among the tests: leaving them out for what they show would make others look surer.
      territories.map(({ central, unseen }, i) =>
        unseen.length < unseenNeeded || others[i]!.trials === 0
          ? 1
          : fisherAtLeast({ hits: unseen.length, trials: central.length }, others[i]!)
      )
    )
    const margin = numberSetting(context.settings, 'finding_margin')
    const fdr = numberSetting(context.settings, 'fdr')
    const behind = territories.flatMap((territory, i) => {
      const { hits, trials } = others[i]!
      if (adjusted[i]! > fdr || trials === 0) return []
      const elsewhere = 1 - hits / trials
      const share = 1 - territory.unseen.length / territory.central.length
      return share < elsewhere - margin ? [{ territory, elsewhere, adjustedP: adjusted[i]! }] : []
    })
    const told = behind.flatMap(({ territory }) => territory.unseen)
    return [
      ...behind.map(({ territory, elsewhere, adjustedP }) => draft(ground, territory, elsewhere, margin, adjustedP)),
      ...(await wholeTeam(context, ground, central, told))
    ]
  }
}

/** Central KOLs whom no rule of coverage judges, the most linked first. */
function centralOf(ground: Ground): number[] {
  const { people } = ground
  const links = linksOf(ground)
  const from = centralFrom(ground, { links })
  if (from === null) return []
  const isPriority = (tier: number | null) => tier === 1 || tier === 2
  const central = people.flatMap(({ mayBeMet, tier, panels }, node) =>
    mayBeMet && links[node]! >= from && !(panels.length > 0 && isPriority(tier)) ? [node] : []
  )
  return central.sort((a, b) => links[b]! - links[a]! || a - b)
}

const isUnseen = ({ people }: Ground, node: number) => people[node]!.visits.every(({ inYear }) => inYear === 0)

function byTerritory(ground: Ground, central: readonly number[]): Territory[] {
  const { people } = ground
  const homes = grouped(central, (node) => [people[node]!.territory ?? people[node]!.region, node])
  return [...homes].flatMap(([territory, nodes]) => {
    if (territory === null) return []
    return [{ territory, central: nodes, unseen: nodes.filter((node) => isUnseen(ground, node)) }]
  })
}

const sumOf = (territories: readonly Territory[]) => ({
  central: territories.reduce((sum, { central }) => sum + central.length, 0),
  unseen: territories.reduce((sum, { unseen }) => sum + unseen.length, 0)
})

/**
 * The count of all central KOLs whom nobody saw; none where each of them is named by another finding.
 * @param told nodes that territories name
 */
async function wholeTeam(
  context: FindingContext,
  ground: Ground,
  central: readonly number[],
  told: readonly number[]
): Promise<Draft[]> {
  const { people, period } = ground
  const unseen = central.filter((node) => isUnseen(ground, node))
  if (unseen.length < unseenNeeded) return []
  const rising = new Set((await risingUnseen(context)).map(({ kol }) => kol))
  const named = new Set([...namedKeystones(ground), ...told])
  const others = unseen.filter((node) => !named.has(node) && !rising.has(people[node]!.kol))
  if (others.length === 0) return []
  const names = others.slice(0, namesTold).map((node) => people[node]!.name)
  const draft: Draft = {
    wording: 'white-space-team',
    severity: 'watch',
    confidence: 1,
    msl: null,
    kol: null,
    subject: null,
    kpi: null,
    figures: {
      unseen: unseen.length,
      central: central.length,
      others: others.length,
      first: names[0]!,
      names: names.join(', '),
      asOf: period.asOf
    },
    evidence: unseen.map((node) => ({ table: 'kol', id: people[node]!.kol }))
  }
  return [draft]
}

function draft(
  { people }: Ground,
  { territory, central, unseen }: Territory,
  elsewhere: number,
  margin: number,
  adjustedP: number
): Draft {
  const seen = central.length - unseen.length
  const { low, high } = wilson(seen, central.length)!
  const names = unseen.slice(0, namesTold).map((node) => people[node]!.name)
  return {
    wording: 'white-space',
    severity: adjustedP <= highConfidence && high < elsewhere - 2 * margin ? 'high' : 'watch',
    confidence: 1 - adjustedP,
    msl: null,
    kol: null,
    subject: territory,
    kpi: null,
    figures: {
      territory,
      seen,
      central: central.length,
      unseen: unseen.length,
      share: seen / central.length,
      low,
      high,
      elsewhere,
      first: names[0]!,
      names: names.join(', ')
    },
    evidence: unseen.map((node) => ({ table: 'kol', id: people[node]!.kol }))
  }
}
