import { leftOut, listed } from './listed'
import { html, type Markup } from './markup'
import type { BriefParts } from './parts'
import type { BriefVoice } from './words'

/** Who of the team sees the KOL, how often, and when again. */
export function teamSection({ seers }: BriefParts, { say }: BriefVoice): Markup {
  if (seers.length === 0)
    return html`<section>
      <h2>${say('team')}</h2>
      <p>${say('nobody')}</p>
    </section>`
  return html`<section>
    <h2>${say('team')}</h2>
    <table>
      <thead>
        <tr>
          <th>${say('msl')}</th>
          <th class="number">${say('contacts')}</th>
          <th>${say('last')}</th>
          <th>${say('next')}</th>
        </tr>
      </thead>
      <tbody>
        ${listed(seers).map(
          ({ mslName, assigned, contacts, lastOn, nextOn }) =>
            html`<tr>
              <td>${mslName}${assigned ? html` <span class="quiet">${say('panel')}</span>` : ''}</td>
              <td class="number">${contacts}</td>
              <td class="day">${lastOn === null ? say('never') : say('day', { on: lastOn })}</td>
              <td class="day">${nextOn === null ? say('none-set') : say('day', { on: nextOn })}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${leftOut(seers, say)}
  </section>`
}

/** How the KOL wants to be met against how they are. */
export function channelsSection({ page: { row } }: BriefParts, { say, channel }: BriefVoice): Markup {
  const preferred = say(`preferred-${row.preference}`, {
    channels: row.preferredChannels.map(channel).join(', '),
    ...(row.preferenceOn === null ? {} : { on: row.preferenceOn })
  })
  const used = row.used.map((use) => say('used-channel', { channel: channel(use.channel), n: use.contacts }))
  return html`<section>
    <h2>${say('channels')}</h2>
    <dl>
      <dt>${say('preferred')}</dt>
      <dd>${preferred}</dd>
      <dt>${say('used')}</dt>
      <dd>${used.length === 0 ? say('not-used') : used.join(', ')}</dd>
    </dl>
    ${row.usesPreferred === false ? html`<p class="late">${say('mismatch')}</p>` : ''}
  </section>`
}

/** What the KOL cares for, in the words of the data. */
export function interestsSection({ page: { row } }: BriefParts, { say }: BriefVoice): Markup {
  const interests = row.interests.length === 0 ? say('interests-unknown') : row.interests.join(', ')
  return html`<section>
    <h2>${say('interests')}</h2>
    <p>${interests}</p>
  </section>`
}
