import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { KolRow } from '#contract/kol'
import { csvRows } from '#renderer/screens/kols/csv-rows'

const row: KolRow = {
  kol: 'k1',
  kolName: '=HYPERLINK("x")',
  stub: false,
  tier: null,
  scope: null,
  segment: null,
  specialty: '@SUM(1)',
  institution: 'A; "B"',
  city: null,
  region: null,
  interests: ['-itch', 'gout'],
  links: 3,
  publications: 2,
  publicationsBefore: 0,
  rising: false,
  preferredChannels: ['video'],
  preferenceOn: null,
  preference: 'undated',
  used: [
    { channel: 'video', contacts: 2 },
    { channel: null, contacts: 1 }
  ],
  usesPreferred: true,
  seenBy: [
    { msl: 'm1', mslName: 'One' },
    { msl: 'm2', mslName: 'Two' }
  ],
  assigned: true,
  planned: 4.5,
  contacts: 3,
  lastOn: '2026-01-02',
  nextOn: null,
  doNotContact: true,
  consent: 'opt-out',
  whiteSpace: false
}

describe('KOLs as a file', () => {
  it('is flat, and what begins like a formula is defused as it is written', () => {
    const [flat] = csvRows([row])
    expect(flat).toMatchObject({ used_channels: 'video 2; 1', seen_by: 'One; Two', tier: null, do_not_contact: true })
    const text = Papa.unparse([flat!], { escapeFormulae: true })
    const [read] = Papa.parse<Record<string, string>>(text, { header: true }).data
    expect(read).toMatchObject({
      name: `'=HYPERLINK("x")`,
      specialty: `'@SUM(1)`,
      interests: "'-itch; gout",
      institution: 'A; "B"',
      planned_contacts: '4.5',
      tier: ''
    })
  })
})
