import { describe, expect, it } from 'vitest'
import { canonicalTables } from '#engine/workspace/tables'
import { germanFields } from '#renderer/i18n/messages/fields'
import { records } from '#renderer/i18n/messages/records'
import { tables } from '#renderer/i18n/messages/tables'
import { plainFields, plainName, plainNeed, plainNeeds } from '#renderer/i18n/plain-fields'

const names: Record<string, string> = tables.en

it.each(['en', 'de'] as const)('every table that imports feed has a name in %s, and so has a row of it', (language) => {
  for (const words of [tables[language], records[language]] as Record<string, string>[]) {
    expect(canonicalTables.map(({ name }) => name).filter((name) => !words[name])).toEqual([])
  }
})

it('every field that imports fill has a German name', () => {
  const fields = canonicalTables.flatMap((table) => table.fields.map(({ name }) => name))
  expect(fields.filter((field) => !germanFields[field])).toEqual([])
})

describe('what a KPI needs, in plain words', () => {
  it('names tables as people do, with the fields that are no keys', () => {
    const needs = 'engagement_plan (msl_id, kol_id, period_start, period_end) + kol (tier) + authorship (kol_id)'
    expect(plainNeeds(needs, (table) => names[table]!, plainName)).toEqual([
      'engagement plans (period start, period end)',
      'KOLs (tier)',
      'authors of publications'
    ])
  })

  it('reads them as a definition writes them, and fields in the words of the language', () => {
    const german = (field: string) => germanFields[field] ?? field
    expect(plainNeed('kol(tier, kol_id)', () => 'KOLs', german)).toBe('KOLs (Stufe)')
    expect(plainNeed('authorship(kol_id)', () => 'Autorinnen und Autoren', german)).toBe('Autorinnen und Autoren')
  })

  it('leaves alone what is not written that way', () => {
    expect(plainNeeds('something else', () => 'no', plainName)).toEqual(['something else'])
  })

  it('has no words for keys alone', () => {
    expect(plainFields(['kol_id', 'planned_contacts'], plainName)).toEqual(['planned contacts'])
    expect(plainFields(['kol_id'], plainName)).toEqual([])
  })
})
