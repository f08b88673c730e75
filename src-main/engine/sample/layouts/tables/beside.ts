import { isoDay } from '../../calendar'
import type { SampleTable } from '../layout'

const day = (value: number | null) => (value === null ? null : isoDay(value))

/** Lists that teams keep beside the CRM: studies, surveys, education, what was agreed with KOLs. */
export const besideTables: readonly SampleTable[] = [
  {
    kind: 'trial',
    fields: ['trial_id', 'title', 'phase', 'sponsor_kind', 'status', 'started_on'],
    world: ({ research }) =>
      research.trials.map(({ id, title, phase, sponsor, status, startedOn }) => [
        id,
        title,
        phase,
        sponsor,
        status,
        isoDay(startedOn)
      ])
  },
  {
    kind: 'trial_role',
    fields: ['trial_id', 'kol_id', 'msl_id', 'role'],
    *world({ research, kols, msls }) {
      for (const { id, msl, investigators } of research.trials) {
        for (const [i, kol] of investigators.entries())
          yield [id, kols[kol]!.id, '', i === 0 ? 'principal investigator' : 'investigator']
        yield [id, '', msls[msl]!.id, 'contact']
      }
      for (const { trial, msl, kol, role } of research.sites) yield [trial, kols[kol]!.id, msls[msl]!.id, role]
    }
  },
  {
    kind: 'milestone',
    fields: [
      'milestone_id',
      'msl_id',
      'trial_id',
      'publication_id',
      'name',
      'planned_on',
      'actual_on',
      'outside_control'
    ],
    world: ({ research, msls }) =>
      research.milestones.map(({ id, msl, trial, publication, name, plannedOn, actualOn, outsideControl }) => [
        id,
        msls[msl]!.id,
        trial,
        publication,
        name,
        isoDay(plannedOn),
        day(actualOn),
        outsideControl
      ])
  },
  {
    kind: 'nomination',
    fields: ['rater_kol_id', 'nominee_kol_id', 'domain', 'named_on'],
    world: ({ research, kols }) =>
      research.nominations.map(({ rater, nominee, domain, namedOn }) => [
        kols[rater]!.id,
        kols[nominee]!.id,
        domain,
        isoDay(namedOn)
      ])
  },
  {
    kind: 'listening_priority',
    fields: ['priority_id', 'name', 'active_from'],
    world: ({ growth }) => growth.priorities.map(({ id, topic, from }) => [id, topic, isoDay(from)])
  },
  {
    kind: 'relationship_stage',
    fields: ['msl_id', 'kol_id', 'stage', 'rated_on', 'rater'],
    world: ({ growth, msls, kols }) =>
      growth.stages.map(({ msl, kol, stage, ratedOn, rater }) => [
        msls[msl]!.id,
        kols[kol]!.id,
        stage,
        isoDay(ratedOn),
        rater
      ])
  },
  {
    kind: 'development_step',
    fields: ['kol_id', 'msl_id', 'milestone', 'planned_on', 'reached_on'],
    world: ({ growth, msls, kols }) =>
      growth.steps.map(({ msl, kol, name, plannedOn, reachedOn }) => [
        kols[kol]!.id,
        msls[msl]!.id,
        name,
        isoDay(plannedOn),
        day(reachedOn)
      ])
  },
  {
    kind: 'education_session',
    fields: [
      'session_id',
      'msl_id',
      'held_on',
      'audience',
      'attendees',
      'pre_score',
      'post_score',
      'max_score',
      'paired',
      'rating_top2',
      'ratings'
    ],
    world: ({ growth, msls }) =>
      growth.sessions.map(({ id, msl, heldOn, audience, attendees, before, after, paired, ratings, top2 }) => [
        id,
        msls[msl]!.id,
        isoDay(heldOn),
        audience,
        attendees,
        before,
        after,
        before === null ? null : 100,
        paired,
        top2,
        ratings
      ])
  },
  {
    kind: 'objective_note',
    fields: ['objective_id', 'noted_on', 'kind', 'text', 'resolved_on'],
    world: ({ growth }) =>
      growth.notes.map(({ objective, notedOn, kind, text, resolvedOn }) => [
        objective,
        isoDay(notedOn),
        kind,
        text,
        day(resolvedOn)
      ])
  }
]
