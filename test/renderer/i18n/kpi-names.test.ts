import { describe, expect, it } from 'vitest'
import { readDefinitions } from '#engine/kpi/definition'
import { findResources } from '#engine/resources'
import { familyKey } from '#renderer/i18n/family-key'
import { kpiNames, kpiQuestions } from '#renderer/i18n/messages/kpi-names'

describe.each(['en', 'de'] as const)('in %s', (language) => {
  const words: Record<string, string> = kpiNames[language]
  const definitions = readDefinitions(findResources())

  it('every KPI and every family has a name', () => {
    const keys = definitions.flatMap(({ id, family }) => [id, `family-${familyKey(family)}`])
    expect(keys.filter((key) => !words[key])).toEqual([])
  })

  it('names stand for KPIs and families that exist, and no two are the same', () => {
    const known = new Set(definitions.flatMap(({ id, family }) => [id, `family-${familyKey(family)}`]))
    expect(Object.keys(words).filter((key) => !known.has(key))).toEqual([])
    const names = definitions.map(({ id }) => words[id])
    expect(new Set(names).size).toBe(names.length)
  })
})

it('every question is asked in German too, and none of a KPI that is not there', () => {
  const questions: Record<string, string> = kpiQuestions.de
  expect(Object.keys(questions).toSorted()).toEqual(
    readDefinitions(findResources())
      .map(({ id }) => id)
      .toSorted()
  )
  expect(Object.entries(questions).filter(([, question]) => !question.endsWith('?'))).toEqual([])
})
