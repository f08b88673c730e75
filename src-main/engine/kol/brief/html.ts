import { addDays } from '#base/days'
import type { BriefLanguage } from '#contract/kol-brief'
import { html, Markup } from './markup'
import type { BriefParts } from './parts'
import { briefStyle } from './style'
import { channelsSection, interestsSection, teamSection } from './team-sections'
import { influenceSection, tiesSection } from './influence-sections'
import { insightsSection, openSection, plannedSection } from './work-sections'
import { briefVoice, type BriefVoice } from './words'

/** The brief about a KOL as an HTML document of its own: no scripts, nothing from elsewhere, all data escaped. */
export function briefHtml(parts: BriefParts, language: BriefLanguage): string {
  const voice = briefVoice(language)
  const { from, to, asOf } = parts.page.period
  const { kolName } = parts.page.row
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${kolName} – ${voice.say('brief')}</title>
        <style>
          ${new Markup(briefStyle)}
        </style>
      </head>
      <body>
        <header>
          <h1>${kolName}</h1>
          <p class="quiet">${voice.say('brief')} · ${voice.say('period', { from, last: lastDay(from, to), asOf })}</p>
        </header>
        ${about(parts, voice)} ${consent(parts, voice)}
        <div class="pair">
          <div>${influenceSection(parts, voice)}</div>
          <div>${channelsSection(parts, voice)}${interestsSection(parts, voice)}</div>
        </div>
        <div class="pair">
          <div>${teamSection(parts, voice)}</div>
          <div>${plannedSection(parts, voice)}</div>
        </div>
        ${tiesSection(parts, voice)} ${openSection(parts, voice)} ${insightsSection(parts, voice)}
        <footer>${voice.say('foot')}</footer>
      </body>
    </html> `.text
}

/** The last day of a half-open period; an empty one has its first. */
const lastDay = (from: string, to: string) => (to > from ? addDays(to, -1) : from)

function about({ page }: BriefParts, { say }: BriefVoice): Markup {
  const { row, subspecialty, country } = page
  const facts = [
    row.tier === null ? say('tier-unknown') : say('tier', { tier: String(row.tier) }),
    row.specialty === null ? say('specialty-unknown') : [row.specialty, subspecialty].filter(Boolean).join(', '),
    row.institution ?? say('institution-unknown'),
    [row.city, row.region ?? country].filter(Boolean).join(', ')
  ]
  return html`<p class="about">${facts.filter(Boolean).join(' · ')}</p>
    ${row.stub ? html`<p class="quiet">${say('stub')}</p>` : ''}`
}

/** What must not be done comes before all that can be. */
function consent({ page, refused, refusedChannels }: BriefParts, { say, channel }: BriefVoice): Markup {
  const { row, status } = page
  const told = page.consents.map((event) => {
    const params = {
      channel: event.channel === null ? say('consent-all') : channel(event.channel),
      status: event.status ?? say('not-given')
    }
    return event.changedOn === null
      ? say('consent-undated', params)
      : say('consent-since', { ...params, on: event.changedOn })
  })
  const consents = [...(row.consent === null ? [] : [row.consent]), ...told]
  const record = consents.length === 0 ? say('consent-unknown') : say('consent', { consents: consents.join('; ') })
  const note = (kind: 'no' | 'care' | 'free', first: string, why: string) =>
    html`<p class="consent ${kind}" role="note"><strong>${first}</strong> ${why} ${record}</p>`
  if (refused) return note('no', say('refused'), say(row.doNotContact ? 'refused-flag' : 'refused-consent'))
  if (status !== null && status.toLowerCase() !== 'active') {
    return note('no', say('inactive'), say('inactive-status', { status }))
  }
  if (refusedChannels.length === 0) return note('free', say('no-refusal'), '')
  return note('care', say('not-by', { channels: refusedChannels.map(channel).join(', ') }), say('not-by-why'))
}
