import type { UsedRecipe } from '#contract/network'
import type { GrowthFigure, KolPath, PathStep, Seer } from '#contract/network-questions'
import type { Input } from '#contract/procedures'
import type { Engine } from '#engine/engine'
import { printJson, printNote, printTable, progressReporter } from '../output'

/** What the network can be asked beside its metrics. */
export const networkQuestions = ['reach', 'rising', 'white-space', 'keystones'] as const

/** A question of the network as its options give it. */
export interface AskedNetwork {
  ask?: (typeof networkQuestions)[number]
  path?: string[]
  introduce?: string
  msl?: string[]
  json?: boolean
}

/** Answers a question as a table or JSON; `network` says of which kinds of edges and days. */
export async function answerNetworkQuestion(
  engine: Engine,
  { ask, path, introduce, msl, json }: AskedNetwork,
  network: Omit<Input<'network.reach'>, 'msls'>,
  signal: AbortSignal
): Promise<void> {
  const input = { ...network, msls: msl ?? null }
  const print = <T extends { recipe: UsedRecipe }>(answer: T, asTable: (answer: T) => void) => {
    if (json) return printJson(answer)
    asTable(answer)
    printNote(evidenceNote(answer.recipe))
  }
  if (path) {
    const [from, to] = path
    print(await engine.run('network.path', { ...network, kols: [from!, to!] }, { signal }), ({ paths }) => {
      if (paths.length === 0) printNote('No way leads from one to the other.')
      else printTable(['way', 'step', 'from', 'to', 'evidence'], paths.flatMap(stepRows))
    })
  } else if (introduce !== undefined) {
    print(await engine.run('network.introductions', { ...input, kol: introduce }, { signal }), (found) => {
      const { kol, mayBeMet, seenBy, paths, since, introducers } = found
      if (!mayBeMet) return printNote(`${kol.kolName} may not be met.`)
      if (seenBy.length > 0) return printNote(`${kol.kolName} was seen since ${since} by ${namesOf(seenBy)}.`)
      if (paths.length > 0) printTable(['way', 'step', 'from', 'to', 'evidence'], paths.flatMap(stepRows))
      for (const { seenBy, steps } of paths) {
        printNote(
          `${steps[0]!.sourceName}: ${seenBy.map(({ mslName, lastOn }) => `${mslName}, last ${lastOn}`).join('; ')}`
        )
      }
      printNote(`${introducers} KOLs seen since ${since} could introduce somebody.`)
    })
  } else if (ask === 'reach') {
    print(await engine.run('network.reach', input, { signal }), ({ linked, seen, levels, msls, next }) => {
      printTable(
        ['within', 'kols', 'share', 'of strength'],
        levels.map(({ hops, kols, kolShare, strengthShare }) => [
          `${hops} steps`,
          kols,
          percent(kolShare),
          percent(strengthShare)
        ])
      )
      printNote(`${seen} KOLs were seen; ${linked} have a link.`)
      printTable(
        ['msl', 'seen', 'within 1 step', 'only they'],
        msls.map((own) => [own.mslName, own.seen, percent(own.levels[1]!.kolShare), own.levels[1]!.onlyKols])
      )
      printTable(
        ['next', 'opens', 'reach then', 'of strength', 'natural msl', 'because'],
        next.map((kol) => [
          kol.kolName,
          kol.opensKols,
          percent(kol.reachedKolShare),
          percent(kol.reachedStrengthShare),
          kol.natural?.mslName ?? null,
          kol.natural?.because ?? null
        ])
      )
    })
  } else if (ask === 'rising') {
    const job = { signal, onProgress: progressReporter() }
    print(await engine.run('network.rising', { ...input, limit: 10_000 }, job), (found) => {
      printTable(
        ['kol', 'state', 'stage', 'pieces', 'strength', 'pagerank', 'in findings', 'seen by', 'last contact'],
        found.rows
          .slice(0, 30)
          .map((row) => [
            row.kolName,
            row.state,
            row.stage,
            `${row.pieces.before} → ${row.pieces.recent}`,
            growthText(row.strength),
            growthText(row.pagerank),
            row.inFindings ? 'yes' : 'no',
            namesOf(row.seenBy) || null,
            row.lastContactOn
          ])
      )
      printNote(
        `${found.rising} of ${found.judged} judged rise beyond chance; ${found.growing} more grow by their interval alone, ` +
          `of which chance would make ${Math.round(found.growingByChance)}. ` +
          `${found.middle} to ${found.period.asOf} against ${found.from} to ${found.middle}; ${found.state}.`
      )
      if (found.leftOut.length > 0) printNote(`Left out, as they begin too late: ${found.leftOut.join(', ')}.`)
      if (found.total > 30) printNote(`30 of ${found.total} are shown; --json gives all.`)
    })
  } else if (ask === 'white-space') {
    print(await engine.run('network.whiteSpace', { ...input, limit: 10_000 }, { signal }), (found) => {
      printTable(
        ['territory', 'central', 'unseen'],
        found.territories.map(({ territory, central, unseen }) => [territory, central, unseen])
      )
      printTable(
        ['central and unseen', 'territory', 'links', 'natural msl', 'last contact'],
        found.rows
          .slice(0, 20)
          .map((row) => [row.kolName, row.territory, row.links, row.natural?.mslName ?? null, row.lastContactOn])
      )
      printNote(
        `${found.unseen} of ${found.central} central KOLs were not seen; central are those with ${found.centralFrom} links or more.`
      )
      printTable(
        ['seen much, not central', 'contacts', 'links', 'topic fit', 'seen by'],
        found.wrong
          .slice(0, 20)
          .map((row) => [
            row.kolName,
            row.contacts,
            row.links,
            row.topicFit ? `${row.fit}, ${row.topicFit.hits} of ${row.topicFit.trials}` : row.fit,
            namesOf(row.seenBy)
          ])
      )
      printNote(`${found.crowded} who are not central have more than ${found.crowdedAbove} contacts. --json gives all.`)
    })
  } else {
    const limit = json ? 10_000 : 30
    print(await engine.run('network.keystones', { ...input, limit }, { signal }), (found) => {
      printTable(
        ['kol', 'cuts off', 'keystones behind', 'pieces', 'links', 'contacts', 'seen by', 'last contact'],
        found.rows.map((row) => [
          row.kolName,
          row.cutOff,
          row.inner,
          row.pieces,
          row.links,
          row.contacts,
          namesOf(row.seenBy) || null,
          row.lastContactOn
        ])
      )
      printNote(`${found.unseen} of ${found.total} were not seen. ${found.withheld} more must not be contacted.`)
      if (found.left > 0) printNote(`${found.left} who cut off no more than the last are not shown; --json gives all.`)
    })
  }
}

const stepRows = ({ steps }: KolPath, way: number) =>
  steps.map((step, i) => [way + 1, i + 1, step.sourceName, step.targetName, evidenceText(step)])

const evidenceText = ({ evidence }: PathStep) => evidence.map(({ kind, count }) => `${count} ${kind}`).join(', ')

/** Which evidence the network was made of. */
function evidenceNote({ from, to }: UsedRecipe): string {
  if (from === null) return to === null ? 'By all evidence.' : `By all evidence before ${to}.`
  return to === null ? `By evidence from ${from} on.` : `By evidence from ${from} until before ${to}.`
}

const namesOf = (seers: readonly Seer[]) => seers.map(({ mslName }) => mslName).join(', ')

const percent = (share: number | null) => (share === null ? null : `${(100 * share).toFixed(1)} %`)

/** Growth with its interval; ∞ where it has no bound. */
function growthText({ growth, interval }: GrowthFigure): string {
  const times = (value: number | null) => (value === null ? '∞' : value.toPrecision(2))
  return interval === null ? times(growth) : `${times(growth)} (${times(interval.low)}–${times(interval.high)})`
}
