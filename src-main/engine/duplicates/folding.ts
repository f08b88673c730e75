import type { Connection } from '../workspace/connection'

/** Letters that lose their mark only by being spelled out. */
const letters: [string, string][] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i']
]

/** Words before a name that are no part of it. */
const titles =
  'dr|drs|dra|prof|professor|professora|professoressa|doctor|doktor|dott|dottssa|dottore|pd|priv|doz|dozent|univ|med|habil|rer|nat|hc|dipl|ing|mr|mrs|ms|miss|herr|frau|sir|dame'

/** Degrees and honours after a name. */
const degrees =
  'md|phd|dphil|dsc|dds|do|mph|msc|mba|mbbs|mbchb|bsc|frcp|frcpc|frcs|facp|facc|facs|fesc|pharmd|rn|np|jr|sr'

/**
 * Defines the SQL functions that make spellings comparable:
 * - `fold_text(x)`: lower case without accents and punctuation, words parted by one space; null where nothing is left
 * - `fold_name(x)`: the same for a person's name, without titles and degrees, `Last, First` as `first last`
 * - `fold_orcid(x)`, `fold_npi(x)`, `fold_email(x)`: the bare identifier; null where it is none
 */
export async function defineFolding(connection: Connection): Promise<void> {
  const spelled = letters.reduce((text, [from, to]) => `replace(${text}, '${from}', '${to}')`, 'lower(x)')
  const macros: Record<string, string> = {
    // A dot or apostrophe parts no words: Ph.D., J.-P., O'Brien.
    'fold_text(x)': `nullif(trim(regexp_replace(regexp_replace(strip_accents(${spelled}), '[.''’‘]', '', 'g'), '[^\\p{L}\\p{N}]+', ' ', 'g')), '')`,
    // After a longer word or a title it does: Prof.Dr.Rossi.
    'fold_words(x)': `regexp_replace(regexp_replace(
       coalesce(fold_text(regexp_replace(x, '(\\p{L}{3,}|\\b[Dd][Rr]|\\bPD)\\.', '\\1 ', 'g')), ''),
       '^((${titles})( |$))+', ''), '(^| )((${degrees})( |$))+$', '')`,
    'fold_name(x)': `coalesce(
       nullif(trim(fold_words(split_part(x, ',', 2)) || ' ' || fold_words(split_part(x, ',', 1))), ''), fold_text(x))`,
    'fold_orcid(x)': `nullif(regexp_replace(regexp_extract(upper(x), '\\d{4}-?\\d{4}-?\\d{4}-?\\d{3}[\\dX]'), '-', '', 'g'), '')`,
    'fold_npi(x)': `CASE WHEN regexp_full_match(trim(x), '\\d{10}') THEN trim(x) END`,
    'fold_email(x)': `CASE WHEN x LIKE '%_@_%' THEN lower(regexp_replace(trim(x), '^mailto:', '', 'i')) END`
  }
  for (const [signature, expression] of Object.entries(macros)) {
    await connection.run(`CREATE OR REPLACE TEMP MACRO ${signature} AS ${expression}`)
  }
}
