import { isoDay } from '../../calendar'
import { THERAPEUTIC_AREA } from '../../topics'
import type { SampleTable } from '../layout'

const fullName = ({ first, last }: { first: string; last: string }) => `${first} ${last}`
const day = (value: number | null) => (value === null ? null : isoDay(value))

/** Who there is and what happens without an MSL: people, places, publications, events, plans. */
export const peopleTables: readonly SampleTable[] = [
  {
    kind: 'msl',
    fields: [
      'msl_id',
      'first_name',
      'last_name',
      'name',
      'email',
      'role',
      'territory',
      'region',
      'country',
      'manager_id',
      'therapeutic_area',
      'time_zone',
      'fte',
      'started_on'
    ],
    world: ({ msls }) =>
      msls.map((msl) => [
        msl.id,
        msl.name.first,
        msl.name.last,
        fullName(msl.name),
        msl.email,
        'Medical Science Liaison',
        msl.territory,
        msl.area.region,
        msl.area.country,
        msl.manager,
        THERAPEUTIC_AREA,
        msl.area.zone,
        msl.fte,
        isoDay(msl.startedOn)
      ])
  },
  {
    kind: 'availability',
    fields: ['msl_id', 'from_on', 'to_on', 'available'],
    world: ({ msls }) =>
      msls.flatMap(({ id, leave }) => (leave === null ? [] : [[id, isoDay(leave.from), isoDay(leave.to), false]]))
  },
  {
    kind: 'kol',
    fields: [
      'kol_id',
      'first_name',
      'last_name',
      'name',
      'is_person',
      'specialty',
      'subspecialty',
      'institution_id',
      'institution',
      'city',
      'region',
      'country',
      'tier',
      'preferred_channels',
      'preference_recorded_on',
      'interests',
      'career_started_on',
      'do_not_contact',
      'verified_on',
      'orcid',
      'npi',
      'email'
    ],
    *world({ kols, institutions, tiers }) {
      for (const kol of kols) {
        const { institution } = kol
        yield [
          kol.id,
          kol.name.first,
          kol.name.last,
          fullName(kol.name),
          true,
          kol.field.specialty,
          kol.subspecialty,
          institution.id,
          institution.name,
          institution.city,
          institution.region,
          institution.country,
          tiers[kol.index]!,
          kol.channels,
          day(kol.preferenceRecordedOn),
          kol.interests,
          isoDay(kol.careerStartedOn),
          kol.doNotContact,
          day(kol.verifiedOn),
          kol.orcid,
          kol.npi,
          kol.email
        ]
      }
      for (const { id, name, city, region, country } of institutions) {
        yield [id, '', '', name, false, '', '', '', '', city, region, country, ...Array<null>(10).fill(null)]
      }
    }
  },
  {
    kind: 'affiliation',
    fields: ['kol_id', 'institution_id', 'role', 'from_on'],
    world: ({ kols }) => kols.map((kol) => [kol.id, kol.institution.id, 'Physician', isoDay(kol.careerStartedOn)])
  },
  {
    kind: 'relationship',
    fields: ['source_kol_id', 'target_kol_id', 'kind', 'strength', 'noted_on'],
    world: ({ ties, kols }) =>
      ties.map(({ from, to, kind, strength, notedOn }) => [
        kols[from]!.id,
        kols[to]!.id,
        kind,
        strength,
        isoDay(notedOn)
      ])
  },
  {
    kind: 'publication',
    fields: [
      'publication_id',
      'kol_id',
      'title',
      'kind',
      'journal',
      'published_on',
      'doi',
      'author_position',
      'is_last'
    ],
    *world({ publications, kols }) {
      for (const { id, title, kind, journal, publishedOn, doi, authors } of publications) {
        for (const { kol, position, last } of authors) {
          yield [id, kols[kol]!.id, title, kind, journal, isoDay(publishedOn), doi, position, last]
        }
      }
    }
  },
  {
    kind: 'event',
    fields: ['event_id', 'name', 'kind', 'starts_on', 'ends_on', 'city', 'country'],
    world: ({ events }) =>
      events.map(({ id, name, kind, startsOn, endsOn, city, country }) => [
        id,
        name,
        kind,
        isoDay(startsOn),
        isoDay(endsOn),
        city,
        country
      ])
  },
  {
    kind: 'event_participant',
    fields: ['event_id', 'kol_id', 'msl_id', 'role', 'status'],
    *world({ events, kols, msls }) {
      for (const event of events) {
        for (const [kol, role] of event.kols) yield [event.id, kols[kol]!.id, '', role, 'attended']
        for (const [msl, role] of event.msls) yield [event.id, '', msls[msl]!.id, role, 'attended']
      }
    }
  },
  {
    kind: 'event_question',
    fields: ['event_id', 'question', 'answered'],
    *world({ events }) {
      for (const { id, questions } of events) for (const { text, answered } of questions) yield [id, text, answered]
    }
  },
  {
    kind: 'engagement_plan',
    fields: ['msl_id', 'kol_id', 'period_start', 'period_end', 'planned_contacts'],
    world: ({ plan, msls, kols }) =>
      plan.entries
        .flat()
        .map(({ msl, kol, from, to, planned }) => [msls[msl]!.id, kols[kol]!.id, isoDay(from), isoDay(to), planned])
  },
  {
    kind: 'objective',
    fields: 'objective_id msl_id kpi_id text period_start period_end target band_low band_high weight'.split(' '),
    world: ({ objectives }) =>
      objectives.map(({ id, msl, kpi, text, from, to, target, band, weight }) => [
        id,
        msl.id,
        kpi,
        text,
        isoDay(from),
        isoDay(to),
        target,
        band?.low ?? null,
        band?.high ?? null,
        weight
      ])
  }
]
