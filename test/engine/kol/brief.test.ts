import { describe, expect, it } from 'vitest'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'
import { half, meeting, rowsOf, team } from './team'

/** The text of a brief as a reader sees it: without markup, white space as one blank, entities as their signs. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body>')).replace(/<[^>]*>/g, ' ')
  return body
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

async function briefOf(rows: CanonicalRows, kol: string, language: 'en' | 'de' = 'en', days: object = half) {
  const { engine, end } = await filledWorkspace(rows)
  try {
    return (await engine.run('kol.brief', { ...days, kol, language })).html
  } finally {
    await end()
  }
}

const followUp = (follow_up_id: string, more: object) => ({ follow_up_id, msl_id: 'm1', kol_id: 'k1', ...more })
const insight = (insight_id: string, on: string, text: string, more: object = {}) => ({
  insight_id,
  msl_id: 'm1',
  kol_id: 'k1',
  observed_at: `${on} 10:00:00`,
  text,
  ...more
})

const work = rowsOf(team, {
  follow_up: [
    followUp('f1', { due_on: '2026-06-21', what: 'Send the paper' }),
    followUp('f2', { due_on: '2026-02-16', completed_on: '2026-02-10', what: 'Done before' }),
    followUp('f3', { due_on: '2026-06-20', completed_on: '2026-07-20', what: 'Done after' }),
    followUp('f4', { due_on: '2026-06-20', status: 'cancelled', what: 'Dropped' }),
    followUp('f5', { kol_id: 'k2', due_on: '2026-06-20', what: 'Of another' })
  ],
  inquiry: [
    { inquiry_id: 'q1', msl_id: 'm2', kol_id: 'k1', received_at: '2026-06-29 10:00:00', topic: 'dosing' },
    {
      inquiry_id: 'q2',
      msl_id: 'm2',
      kol_id: 'k1',
      received_at: '2026-02-01 10:00:00',
      answered_at: '2026-02-02 10:00:00',
      topic: 'answered'
    }
  ],
  insight: [
    insight('s1', '2026-03-02', 'Older of access', { theme: 'access' }),
    insight('s2', '2026-05-02', 'Newer of access', { theme: 'access' }),
    insight('s3', '2026-06-02', 'Of itch', { topic: 'itch' }),
    insight('s4', '2025-06-30', 'A day too old', { theme: 'gone' }),
    insight('s5', '2026-07-01', 'Of the day itself', { theme: 'coming' })
  ]
})

describe('the brief about a KOL', () => {
  it('tells who sees them, how often, and when last and next', async () => {
    const text = textOf(await briefOf(work, 'k1'))
    // Beta: 2 February and 2 March, the video of June cancelled; Alpha: the congress of 5 May.
    expect(text).toContain('Beta panel 2 2 Mar 2026 10 Jul 2026 Alpha 1 5 May 2026 none set')
    expect(text).toContain('Preferred video (recorded 10 Jan 2026) Used in person 2, congress 1')
    expect(text).toContain('No contact of the period used a preferred channel.')
    expect(text).toContain('Interests itch, biologics')
    expect(text).toContain('Beta: 12 contacts, 1 Jan 2026 to 31 Dec 2026')
  })

  it('lists what is open at the as-of day, and insights of the twelve months before it by theme', async () => {
    const text = textOf(await briefOf(work, 'k1'))
    expect(text).toContain('Follow-up Done after Beta due 20 Jun 2026 · 11 days overdue')
    expect(text).toContain('Follow-up Send the paper Beta due 21 Jun 2026 · 10 days overdue')
    // Five working days after Monday 29 June, as the settings have it, is Monday 6 July.
    expect(text).toContain('Inquiry dosing Alpha due 6 Jul 2026 (assumed)')
    for (const settled of ['Done before', 'Dropped', 'Of another', 'answered']) expect(text).not.toContain(settled)
    expect(text).toContain('access 2 2 May 2026 Newer of access itch 1 2 Jun 2026 Of itch')
    for (const out of ['Older of access', 'A day too old', 'Of the day itself']) expect(text).not.toContain(out)
  })

  it('ranks among linked KOLs and says what each tie rests on', async () => {
    // A path: its ends a and c have the middle b alone, with three papers and one; d has nobody.
    const paper = (id: string, on: string, ...kols: string[]): CanonicalRows => ({
      publication: [{ publication_id: id, title: id, published_on: on }],
      authorship: kols.map((kol_id, at) => ({ publication_id: id, kol_id, position: at + 1 }))
    })
    const path = rowsOf(
      { kol: ['a', 'b', 'c', 'd'].map((id) => ({ kol_id: id, name: `Dr ${id.toUpperCase()}` })) },
      paper('p1', '2023-03-01', 'a', 'b'),
      paper('p2', '2025-09-01', 'a', 'b'),
      paper('p3', '2025-10-01', 'a', 'b'),
      paper('p4', '2026-02-01', 'b', 'c'),
      paper('later', '2026-08-01', 'c', 'd')
    )
    const middle = textOf(await briefOf(path, 'b'))
    expect(middle).toContain('PageRank rank 1 of 3 linked KOLs Betweenness rank 1 of 3 linked KOLs')
    expect(middle).toContain('Neighbours 2 linked KOLs')
    expect(middle).toContain('Only 3 KOLs are linked in all: ranks say little.')
    expect(middle).toContain('Dr A 3 papers 1 Mar 2023 0 Dr C 1 paper 1 Feb 2026 0')
    const end = textOf(await briefOf(path, 'c'))
    expect(end).toContain('rank 2 of 3 linked KOLs, shared with others Betweenness on no shortest path between others')
    expect(end).toContain('Neighbours 1 linked KOL ')
    expect(end).toContain('Community around Dr B')
  })

  it('lists ten ties at most, the strongest first, and says of how many', async () => {
    const others = Array.from({ length: 12 }, (_, i) => `n${String(i + 1).padStart(2, '0')}`)
    const rows = rowsOf(
      { kol: [{ kol_id: 'c', name: 'Centre' }, ...others.map((kol_id) => ({ kol_id, name: `Name ${kol_id}` }))] },
      // The first has twelve papers with the centre, the last one.
      ...others.map((other, i) =>
        rowsOf(
          ...Array.from({ length: 12 - i }, (_, paper) => ({
            publication: [{ publication_id: `${other} ${paper}`, title: 'Paper', published_on: '2025-05-05' }],
            authorship: ['c', other].map((kol_id, at) => ({
              publication_id: `${other} ${paper}`,
              kol_id,
              position: at + 1
            }))
          }))
        )
      )
    )
    const text = textOf(await briefOf(rows, 'c'))
    expect(text).toContain('The 10 strongest of 12')
    expect([...text.matchAll(/Name (n\d\d) (\d+) papers/g)].map(([, name, papers]) => `${name} ${papers}`)).toEqual(
      others.slice(0, 10).map((name, i) => `${name} ${12 - i}`)
    )
    expect(text).toContain('around this KOL, its most influential member')
  })

  it('tells by which network it ranks, and ranks by the one asked for', async () => {
    const rows = rowsOf(
      { kol: ['a', 'b', 'c'].map((id) => ({ kol_id: id, name: `Dr ${id.toUpperCase()}` })) },
      {
        publication: [{ publication_id: 'p1', title: 'One', published_on: '2026-03-01' }],
        authorship: ['a', 'b'].map((kol_id, at) => ({ publication_id: 'p1', kol_id, position: at + 1 })),
        relationship: [
          { source_kol_id: 'a', target_kol_id: 'c', kind: 'stated', strength: 0.5, noted_on: '2025-01-01' }
        ]
      }
    )
    const { engine, end } = await filledWorkspace(rows)
    const brief = async (asked: object) => textOf((await engine.run('kol.brief', { ...half, kol: 'a', ...asked })).html)
    const plain = await brief({})
    expect(plain).toContain(
      'By the network as it is by default: publications, stated ties; evidence before 1 Jul 2026.'
    )
    expect(plain).toMatch(/Dr B 1 paper .* Dr C stated/)
    await engine.run('network.saveRecipe', {
      name: 'Stated first',
      recipe: { kinds: [{ kind: 'co-authorship' }, { kind: 'stated', multiplier: 3 }] }
    })
    const named = await brief({ recipe: 'Stated first', language: 'de' })
    expect(named).toContain(
      'Nach dem Netzwerk des Rezepts „Stated first“: Publikationen, angegebene Verbindungen × 3; Belege vor dem 1. Juli 2026.'
    )
    expect(named).toMatch(/Dr C angegeben .* Dr B 1 Publikation/)
    const chosen = await brief({ edges: ['co-authorship'], evidence: 'period' })
    expect(chosen).toContain(
      'By a network of kinds chosen for this: publications; evidence from 1 Jan 2026 to 30 Jun 2026.'
    )
    expect(chosen).not.toContain('Dr C')
    await expect(brief({ recipe: 'None' })).rejects.toMatchObject({ code: 'unknown-record' })
    await end()
  })

  it('puts a refusal first, whichever way it is recorded', async () => {
    const flagged = textOf(await briefOf(team, 'k5'))
    expect(flagged).toMatch(/^ *Emil Szabo .{0,200}Do not contact\. The KOL is marked so in the CRM\./)
    const byEvent = rowsOf(team, {
      consent_event: [{ kol_id: 'k1', channel: null, status: 'withdrawn', changed_on: '2026-05-01' }]
    })
    expect(textOf(await briefOf(byEvent, 'k1'))).toContain(
      'Do not contact. A refusal of consent is recorded. Consent: all channels: withdrawn, 1 May 2026.'
    )
    const byChannel = rowsOf(team, {
      consent_event: [
        { kol_id: 'k1', channel: 'email', status: 'opt-in', changed_on: '2026-01-05' },
        { kol_id: 'k1', channel: 'email', status: 'opt-out', changed_on: '2026-04-05' }
      ]
    })
    const email = textOf(await briefOf(byChannel, 'k1'))
    expect(email).toContain('Not by email: these channels were refused')
    expect(email).not.toContain('Do not contact')
    const retired = rowsOf(team, { kol: [{ kol_id: 'k8', name: 'Old Hand', status: 'retired' }] })
    expect(textOf(await briefOf(retired, 'k8'))).toContain('Not active. The CRM gives the status “retired”.')
  })

  it('says in words what is not known', async () => {
    const text = textOf(await briefOf({ kol: [{ kol_id: 'k9', name: 'Nobody Known' }] }, 'k9'))
    for (const words of [
      'Tier not known · Specialty not known · Institution not known',
      'No refusal is recorded. Consent: none recorded, neither given nor refused.',
      'No paper, trial, talk or other evidence links this KOL to another, so there is no rank.',
      'No tie to another KOL is known.',
      'Nobody of the team has met this KOL',
      'Preferred not known Used none: not met in the period',
      'No interests are recorded.',
      'Nothing is open: no follow-up and no inquiry.',
      'No insight of the last twelve months comes from this KOL.',
      'No plan holds contacts with this KOL'
    ]) {
      expect(text).toContain(words)
    }
    const german = textOf(await briefOf({ kol: [{ kol_id: 'k9', name: 'Nobody Known' }] }, 'k9', 'de'))
    expect(german).toContain('Keine Ablehnung erfasst. Einwilligung: nicht erfasst, weder erteilt noch verweigert.')
    expect(german).not.toMatch(/\b(known|none|not)\b/)
  })

  it('writes data as text, whatever signs it holds, and nothing from elsewhere', async () => {
    const nasty = `<img src="x" onerror='alert(1)'> & "Co" {n}`
    const rows = rowsOf(
      team,
      meeting('2026-02-03', 'm9', ['kx'], nasty),
      meeting('2026-08-03', 'm9', ['kx'], null, { status: 'planned' }),
      {
        msl: [{ msl_id: 'm9', name: nasty }],
        kol: [
          {
            kol_id: 'kx',
            name: nasty,
            specialty: nasty,
            subspecialty: nasty,
            institution: nasty,
            city: nasty,
            region: nasty,
            consent: nasty,
            status: nasty,
            interests: [nasty],
            preferred_channels: [nasty]
          },
          { kol_id: 'ky', name: nasty, institution: nasty }
        ],
        consent_event: [{ kol_id: 'kx', channel: nasty, status: nasty, changed_on: '2026-01-01' }],
        publication: [{ publication_id: 'px', title: nasty, published_on: '2026-01-01' }],
        authorship: ['kx', 'ky'].map((kol_id, at) => ({ publication_id: 'px', kol_id, position: at + 1 })),
        follow_up: [{ follow_up_id: 'fx', msl_id: 'm9', kol_id: 'kx', due_on: '2026-05-01', what: nasty }],
        inquiry: [{ inquiry_id: 'qx', msl_id: 'm9', kol_id: 'kx', received_at: '2026-05-01 09:00:00', text: nasty }],
        insight: [
          {
            insight_id: 'sx',
            msl_id: 'm9',
            kol_id: 'kx',
            observed_at: '2026-05-01 09:00:00',
            text: nasty,
            theme: nasty
          }
        ],
        engagement_plan: [
          {
            msl_id: 'm9',
            kol_id: 'kx',
            period_start: '2026-01-01',
            period_end: '2027-01-01',
            planned_contacts: 3,
            aim: nasty
          }
        ]
      }
    )
    const html = await briefOf(rows, 'kx', 'de')
    expect(html).not.toMatch(/<img|<script|<link|https?:|onerror='|url\(/)
    expect(html).toContain('<h1>&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt; &amp; &quot;Co&quot; {n}</h1>')
    expect(textOf(html).split(nasty).length - 1).toBeGreaterThanOrEqual(15)
    expect(html).toContain('<html lang="de">')
  })

  it('refuses a KOL that is not there', async () => {
    await expect(briefOf(team, 'nobody')).rejects.toMatchObject({ code: 'unknown-kol', where: 'nobody' })
  })
})
