import { addDays } from '#base/days'
import { html, type Markup } from './markup'
import type { BriefInfluence, Place } from './influence'
import type { BriefParts } from './parts'
import type { BriefVoice } from './words'

/** Linked KOLs under which a rank says little. */
const fewLinked = 10

/** Where the KOL stands in the network. */
export function influenceSection({ page, influence }: BriefParts, { say }: BriefVoice): Markup {
  const { linked, neighbours, pagerank, betweenness, estimated, community } = influence
  const { publications, publicationsBefore, rising } = page.row
  const place = (given: Place | null) =>
    given === null
      ? say('place-undefined')
      : say(given.shared ? 'place-shared' : 'place', { rank: given.rank, of: linked })
  const papers = say('papers-line', { n: publications, before: publicationsBefore })
  const paperRow = html`<dt>${say('papers')}</dt>
    <dd>${papers}${rising ? ` · ${say('rising')}` : ''}</dd>`
  const around =
    community === null
      ? say('community-unknown')
      : say(community.leads ? 'community-own' : 'community-of', { leader: community.leader, n: community.members })
  const between =
    betweenness === null ? say('on-no-path') : `${place(betweenness)}${estimated ? ` ${say('estimated')}` : ''}`
  return html`<section>
    <h2>${say('influence')}</h2>
    ${
      neighbours === 0
        ? html`<p>${say('not-linked')}</p>
            <dl>${paperRow}</dl>
            <p class="quiet">${recipeText(influence, say)}</p>`
        : html`<dl>
              <dt>${say('pagerank')}</dt>
              <dd>${place(pagerank)}</dd>
              <dt>${say('betweenness')}</dt>
              <dd>${between}</dd>
              <dt>${say('neighbours')}</dt>
              <dd>${say('neighbours-line', { n: neighbours })}</dd>
              <dt>${say('community')}</dt>
              <dd>${around}</dd>
              ${paperRow}
            </dl>
            <p class="quiet">${recipeText(influence, say)}</p>
            ${linked < fewLinked ? html`<p class="quiet">${say('few-linked', { of: linked })}</p>` : ''}`
    }
  </section>`
}

/** What the network is made of that influence and ties are told by. */
function recipeText({ recipe: { name, kinds, from, to }, isDefault }: BriefInfluence, say: BriefVoice['say']): string {
  const named = kinds.map(({ kind, multiplier: times }) =>
    times === 1 ? say(`kind-${kind}`) : say('kind-times', { kind: say(`kind-${kind}`), times })
  )
  return say(isDefault ? 'recipe-default' : name === null ? 'recipe-chosen' : 'recipe-named', {
    ...(name !== null && { name }),
    kinds: named.length === 0 ? say('kinds-none') : named.join(', '),
    days: daysText(from, to, say)
  })
}

function daysText(from: string | null, to: string | null, say: BriefVoice['say']): string {
  if (to === null) return from === null ? say('evidence-all') : say('evidence-from', { from })
  return from === null ? say('evidence-before', { to }) : say('evidence-between', { from, last: addDays(to, -1) })
}

/** The strongest ties with what they rest on: whom to mention, and who could introduce. */
export function tiesSection({ influence: { ties, neighbours } }: BriefParts, { say }: BriefVoice): Markup {
  if (ties.length === 0) {
    return html`<section>
      <h2>${say('ties')}</h2>
      <p>${say('no-ties')}</p>
    </section>`
  }
  const listed = ties.length < neighbours ? say('ties-of', { n: ties.length, of: neighbours }) : ''
  return html`<section>
    <h2>${say('ties')} <small>${listed}</small></h2>
    <table>
      <thead>
        <tr>
          <th class="half">${say('tie')}</th>
          <th>${say('evidence')}</th>
          <th>${say('since')}</th>
          <th class="number">${say('team-contacts')}</th>
        </tr>
      </thead>
      <tbody>
        ${ties.map(
          ({ name, institution, evidence, firstOn, contacts }) =>
            html`<tr>
              <td>${name}${institution === null ? '' : html` <span class="quiet">${institution}</span>`}</td>
              <td>${evidence.map(({ kind, count }) => say(`pieces-${kind}`, { count })).join(', ')}</td>
              <td class="day">${firstOn === null ? say('undated') : say('day', { on: firstOn })}</td>
              <td class="number">${contacts}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`
}
