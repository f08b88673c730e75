import type { Draw } from './draw'

/** Texts with a hole for the topic; some hold commas, quotation marks and line breaks, as real notes do. */
const INSIGHTS = {
  positive: [
    'Has switched several patients and sees * improve within the first three months.',
    'Welcomes the new data on *, and would present them at the regional meeting.',
    'Says that * "finally has numbers one can act on"; colleagues agree.',
    'Reports that * no longer limits the choice of therapy in most patients.'
  ],
  neutral: [
    'Sees * as the main open question for the next congress.',
    'Asks for subgroup data on *, split by prior therapy.',
    'Would use a registry to study *; looks for two more centres.\nOffers to share the protocol.',
    'Local practice on * differs between clinic and outpatient care.',
    'Decides on * case by case, there being no agreed threshold.'
  ],
  negative: [
    'Doubts that the evidence on * carries over to older patients.',
    'Reports that * delays the start of treatment by weeks, sometimes months.',
    'Finds the guidance on * "unusable in a busy clinic".',
    'Two colleagues stopped early because of *.\nThey wait for longer follow-up.'
  ]
} as const

const NOTES = [
  'Talked through *. Open and well prepared.',
  'Brief exchange on *, between two clinics.',
  'Discussed *, then the design of the local registry.\nWishes to see the full paper.',
  'Reviewed recent publications on *; asked "what changes for my patients?"',
  'Questions on * answered. No further material wanted.',
  'Good discussion of *; the team, including two fellows, joined for a while.'
] as const

const PREPARATION = [
  'Read the last two papers; ask about *.',
  'Bring the summary on *, check preferred channel.',
  'Follow up the open question on * from last time.'
] as const

const FOLLOW_UPS = [
  'Send paper on *',
  'Share slide set on *',
  'Arrange call with study team',
  'Invite to round table on *',
  'Send reprint, as asked, on *',
  'Put in touch with a colleague on *'
] as const

const QUESTIONS = [
  'Is there evidence on * beyond the published trial?',
  'What is known about * in patients over 75?',
  'Are there data on *, alone or in combination?',
  'How was * assessed in the extension study?'
] as const

export type Mood = keyof typeof INSIGHTS

function fill(draw: Draw, patterns: readonly string[], topic: string): string {
  return draw.pick(patterns).replace('*', topic)
}

export const insightText = (draw: Draw, mood: Mood, topic: string) => fill(draw, INSIGHTS[mood], topic)
export const noteText = (draw: Draw, topic: string) => fill(draw, NOTES, topic)
export const preparationText = (draw: Draw, topic: string) => fill(draw, PREPARATION, topic)
export const followUpText = (draw: Draw, topic: string) => fill(draw, FOLLOW_UPS, topic)
export const questionText = (draw: Draw, topic: string) => fill(draw, QUESTIONS, topic)

const TITLES = [
  'A multicentre cohort of # and *',
  '#: * in routine care, a registry study',
  '* and outcome in #',
  'Measuring * in #: a systematic review',
  'Predictors of * in patients with #',
  'Does * matter in #? A "real-life" analysis',
  'Consensus statement on * in #'
] as const

const JOURNALS = [
  'Annals of Example Immunology',
  'European Archives of Illustrative Medicine',
  'Journal of Invented Rheumatology',
  'Specimen Dermatology Reports',
  'Fictional Gut',
  'Open Sample Medicine'
] as const

export function publicationTitle(draw: Draw, topic: string, disease: string): string {
  const title = draw.pick(TITLES).replace('*', topic).replace('#', disease)
  return title.charAt(0).toUpperCase() + title.slice(1)
}

export const journal = (draw: Draw) => draw.pick(JOURNALS)

/** Paper genres as reference databases name them. */
export const PUBLICATION_KINDS = ['Journal Article', 'Journal Article', 'Journal Article', 'Review', 'Letter'] as const
