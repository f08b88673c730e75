import { fillMessage } from './fill'
import type { WordedReason } from './reason-words'

/** What the importer says of a file's data, in English; the page translates it. */
export const importWords = {
  'rounded-id': '{n} {n|id was|ids were} rounded by a spreadsheet, such as 1.23457E+09; export the column as text',
  'nothing-in-row': '{n} {n|row names|rows name} no KOL and no record of their own, and add nothing',
  'sales-column': 'looks like sales or prescription data; it is never used',
  'lines-left-out': '{n} {n|line is|lines are} no data: {lines}',
  'short-rows': '{n} {n|row is|rows are} shorter than the header; their missing cells are empty (rows {places})',
  'short-lines': '{n} {n|row is|rows are} shorter than the header; their missing cells are empty (lines {places})',
  'header-only': 'a header and no rows',
  'unreadable-dates': '{n} {n|value|values} cannot be read as dates; the field is empty in those rows',
  'unreadable-numbers': '{n} {n|value|values} cannot be read as numbers; the field is empty in those rows',
  'unknown-kept': '{n} {n|value is|values are} not known and kept as written: {values}',
  'unknown-empty': '{n} {n|value is|values are} not known and left empty: {values}',
  'unknown-read-as': '{n} {n|value is|values are} not known and read as {as}: {values}'
} as const

/** A warning's sentence in English, and what others are made of. */
export const importSentence = (wording: keyof typeof importWords, figures: WordedReason['figures'] = {}) => ({
  message: fillMessage(importWords[wording], figures, 'en-GB'),
  because: { wording, figures }
})
