import { addDays } from '#base/days'
import type { PlannedContacts } from '#contract/plan'
import { leftOut, listed, shortText } from './listed'
import { html, type Markup } from './markup'
import type { BriefOpenItem, BriefParts } from './parts'
import type { BriefVoice } from './words'

/** What was promised to the KOL or asked by them, and is not settled. */
export function openSection({ open }: BriefParts, { say }: BriefVoice): Markup {
  if (open.length === 0)
    return html`<section>
      <h2>${say('open')}</h2>
      <p>${say('none-open')}</p>
    </section>`
  return html`<section>
    <h2>${say('open')}</h2>
    <table>
      <tbody>
        ${listed(open).map(
          (item) =>
            html`<tr>
              <td class="quiet kind">${say(item.kind)}</td>
              <td>
                ${item.what === null ? say('no-text') : shortText(item.what)}
                <span class="quiet">${item.mslName ?? ''}</span>
              </td>
              <td class="day">${dueOf(item, say)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${leftOut(open, say)}
  </section>`
}

function dueOf({ dueOn, dueAssumed, overdueDays }: BriefOpenItem, say: BriefVoice['say']): Markup {
  if (dueOn === null) return html`${say('due-unknown')}`
  const due = say(dueAssumed ? 'due-assumed' : 'due', { on: dueOn })
  if (overdueDays === null || overdueDays <= 0) return html`${due}`
  return html`${due} · <span class="late">${say('overdue', { n: overdueDays })}</span>`
}

/** What was heard from the KOL, by theme. */
export function insightsSection({ themes }: BriefParts, { say }: BriefVoice): Markup {
  if (themes.length === 0)
    return html`<section>
      <h2>${say('insights')}</h2>
      <p>${say('no-insights')}</p>
    </section>`
  return html`<section>
    <h2>${say('insights')}</h2>
    <table>
      <thead>
        <tr>
          <th class="theme">${say('theme')}</th>
          <th class="number">${say('count')}</th>
          <th>${say('last')}</th>
          <th>${say('heard')}</th>
        </tr>
      </thead>
      <tbody>
        ${listed(themes).map(
          ({ theme, insights, lastOn, lastText }) =>
            html`<tr>
              <td>${theme ?? say('no-theme')}</td>
              <td class="number">${insights}</td>
              <td class="day">${lastOn === null ? say('undated') : say('day', { on: lastOn })}</td>
              <td>${lastText === null ? say('no-text') : shortText(lastText)}</td>
            </tr>`
        )}
      </tbody>
    </table>
    ${leftOut(themes, say)}
  </section>`
}

/** What the plans hold for the KOL. */
export function plannedSection({ planned, page }: BriefParts, { say }: BriefVoice): Markup {
  if (planned.length === 0) {
    const none = say('none-planned', { asOf: page.period.asOf })
    return html`<section>
      <h2>${say('planned')}</h2>
      <p>${none}</p>
    </section>`
  }
  return html`<section>
    <h2>${say('planned')}</h2>
    <ul>
      ${listed(planned).map(
        (plan) =>
          html`<li>
            ${plan.mslName}:
            ${plannedLine(plan, say)}${
              plan.aim === null ? '' : html` <span class="quiet">${say('aim', { aim: shortText(plan.aim) })}</span>`
            }
          </li>`
      )}
    </ul>
    ${leftOut(planned, say)}
  </section>`
}

function plannedLine({ contacts, from, to }: PlannedContacts, say: BriefVoice['say']): string {
  const days = { from, last: addDays(to, -1) }
  return contacts === null ? say('planned-uncounted', days) : say('planned-line', { n: contacts, ...days })
}
