import { describe, expect, it } from 'vitest'
import type { CanonicalRows } from '../../workspace/filled-workspace'
import { findingsIn, team } from './team'

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]

/** A team whose eight KOLs publish twice a year, and two KOLs whom nobody sees: `flat` does the same, `star` rises. */
function rows(): CanonicalRows {
  const made = team(['m1'], () => ({}))
  made['publication'] = []
  made['authorship'] = []
  const publish = (kol_id: string, day: string) => {
    const publication_id = `${kol_id}-${day}`
    made['publication']!.push({ publication_id, published_on: day })
    made['authorship']!.push({ publication_id, kol_id })
  }
  for (const kol_id of ['flat', 'star']) made['kol']!.push({ kol_id, name: `Name ${kol_id}`, tier: 4 })
  for (const { kol_id } of made['kol']!) {
    if (kol_id === 'star') continue
    for (const year of years) for (const month of ['03', '09']) publish(String(kol_id), `${year}-${month}-01`)
  }
  for (const year of years.slice(0, 4)) publish('star', `${year}-03-01`)
  for (let month = 1; month <= 12; month++) publish('star', `2024-${String(month).padStart(2, '0')}-01`)
  // A year of contacts, so that "nobody has seen them" can be said.
  made['interaction']!.push({ ...made['interaction']![0], interaction_id: 'old', occurred_on: '2024-09-02' })
  made['interaction_attendee']!.push({ interaction_id: 'old', kol_id: 'm1k1' })
  return made
}

const starsIn = async (given: CanonicalRows) =>
  (await findingsIn(given)).filter(({ rule }) => rule === 'rising-star-unseen')

describe('rising-star-unseen', () => {
  it('names the KOL who publishes more than is usual, and not the one who does as all do', async () => {
    const stars = await starsIn(rows())
    expect(stars.map(({ kol }) => kol)).toEqual(['star'])
    const [star] = stars
    // Recent are the days from 13 October 2023 on: four of sixteen with nine KOLs, twelve of sixteen with the star.
    expect(star).toMatchObject({
      wording: 'rising-star-publications',
      severity: 'high',
      kolName: 'Name star',
      figures: { recent: 12, total: 16, usual: 48 / 160, expected: 5 },
      evidenceTotal: 12
    })
    expect(star!.evidence[0]).toEqual({ table: 'authorship', id: 'star-2024-12-01|star' })
    expect(star!.title).toContain('12 of 16 publications fall into the last 24 months')
  })

  it('names nobody whom somebody saw, who must not be contacted, or where contacts go back less than a year', async () => {
    const seen = rows()
    seen['interaction_attendee']!.push({ interaction_id: 'm1w30', kol_id: 'star' })
    expect(await starsIn(seen)).toEqual([])
    const refused = rows()
    Object.assign(refused['kol']!.at(-1)!, { do_not_contact: true })
    expect(await starsIn(refused)).toEqual([])
    const young = rows()
    young['interaction']!.pop()
    expect(await starsIn(young)).toEqual([])
  })

  it('sees roles at events that grow', async () => {
    const made = rows()
    made['publication'] = []
    made['authorship'] = []
    made['event'] = []
    made['event_participant'] = []
    const speak = (kol_id: string, starts_on: string) => {
      const event_id = `${kol_id}-${starts_on}`
      made['event']!.push({ event_id, name: event_id, starts_on })
      made['event_participant']!.push({ event_id, kol_id, role: 'speaker' })
    }
    for (const year of years) for (const kol of ['m1k1', 'm1k2', 'm1k3', 'flat']) speak(kol, `${year}-05-01`)
    for (let month = 1; month <= 8; month++) speak('star', `2025-0${month}-01`)
    const stars = await starsIn(made)
    expect(stars.map(({ kol, wording }) => [kol, wording])).toEqual([['star', 'rising-star-roles']])
    expect(stars[0]!.evidence[0]).toEqual({ table: 'event_participant', id: 'star-2025-08-01|star||speaker' })
  })
})
