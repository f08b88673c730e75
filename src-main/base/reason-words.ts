import { fillMessage } from './fill'

/** Why a figure or verdict is withheld, or what it rests on, in English; the page translates them. */
export const reasonWords = {
  'fields-missing': 'Needs {fields}, which no import has filled yet.',
  'definition-broken': '{message}',
  'history-short': 'Looks back {months} months before the period; the data go back {given}.',
  'thinly-filled': 'The fields it needs are filled in {share:percent} of rows; {needed:percent} are needed.',
  'nothing-yet': 'Too little has happened yet to put a number on it.',
  'few-contacts': '{n} {n|contact|contacts}; {needed} are needed to tell.',
  'small-panel': '{n} {n|KOL|KOLs} on the panel; {needed} are needed to tell.',
  'few-rows': '{numerator} of {denominator}; {needed} are needed for a rate.',
  'few-values': '{n} {n|value|values}; {needed} are needed.',
  'few-answers': '{n} of {asked} who were asked answered; {needed} are needed ({share:percent}).',
  'raters-disagree':
    'Two raters of {pairs} insights agree with a kappa of {kappa}; under {needed} the points say more of the rater than of the insight.',
  'no-objective': 'There is no objective with a target in this period.',
  'parts-missing': 'Parts with {covered:percent} of the weight have a target; {needed:percent} are needed.',
  'small-group': '{n} {n|MSL|MSLs}; {needed} are needed, so that nobody is told apart.',
  'unknown-kpi': 'There is no KPI named {kpi}.',
  'kpi-gone': 'There is no such KPI any more.',
  'no-baseline': 'The objective does not say where it begins.',

  'no-plan': 'No engagement plan says whom to see; a circle that is too small but evenly seen cannot be told.',
  'excess-concentration':
    '{kols} {kols|KOL takes|KOLs take} {share:percent} of {contacts} contacts; the plan means {planned:percent}. Chance alone would give this in about {chance} of 1,000 cases.',
  'excess-concentration-rare':
    '{kols} {kols|KOL takes|KOLs take} {share:percent} of {contacts} contacts; the plan means {planned:percent}. Chance alone would give this in fewer than 1 of 1,000 cases.',
  'narrow-portfolio': 'The effective number of KOLs is {ratio:percent} of what the plan means.',
  'before-unknown': 'The window before holds too little to tell whether this lasts.',
  'not-lasting': 'The window before did not show it this clearly.',
  'contacts-short': 'Less than six months of contacts.',
  'priority-coverage': '{covered} of {priority} tier-1 and tier-2 KOLs were seen.',
  'dormant-priority': '{dormant} of {priority} tier-1 and tier-2 KOLs have not been seen for too long.',
  'single-source-themes': '{single} of {judged} insight themes rest on one KOL.',

  'explained-small-panel': 'The panel holds {n} {n|KOL|KOLs}: there are few to see.',
  'explained-new': 'In the role since {day:day}.',
  'explained-away': 'Away for {days} days of the period.',
  'explained-study': '{n} of {top} KOLs seen most take part in a study that is under way.',
  'explained-congress': '{n} of {contacts} contacts with those seen most were at a congress.',
  'explained-refused': '{n} of {panel} KOLs on the panel want no contact.'
} as const

export type ReasonWording = keyof typeof reasonWords

/** A reason by the name of its sentence and the figures in it. */
export interface WordedReason {
  wording: string
  figures: Record<string, string | number>
}

/** The sentence in English. */
export const reasonSentence = (wording: ReasonWording, figures: WordedReason['figures'] = {}): string =>
  fillMessage(reasonWords[wording], figures, 'en-GB')

/** A reason as answers carry it: the sentence in English, and what others are made of. */
export const because = (wording: ReasonWording, figures: WordedReason['figures'] = {}): Because => ({
  reason: reasonSentence(wording, figures),
  because: { wording, figures }
})

export interface Because {
  reason: string
  because: WordedReason
}

/** Nothing is withheld. */
export const noReason = { reason: null, because: null }
