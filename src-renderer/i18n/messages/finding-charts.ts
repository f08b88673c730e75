import { defineMessages } from '../define'

/** What miniature charts of findings say, and the lines of their rows. */
export const findingCharts = defineMessages({
  en: {
    interval: '{value} ({interval})',
    expected: '{value} expected',
    planned: '{value} planned',
    middle: 'middle of the team {value}',
    target: 'target {value}',
    part: '{part} of {whole}',
    change: '{before} → {now}',
    rows: 'The rows that matter most',
    'planned-contacts': '{n} {n|contact|contacts} planned',
    'no-day': 'no day'
  },
  de: {
    interval: '{value} ({interval})',
    expected: '{value} erwartet',
    planned: '{value} geplant',
    middle: 'Mitte des Teams {value}',
    target: 'Ziel {value}',
    part: '{part} von {whole}',
    change: '{before} → {now}',
    rows: 'Die wichtigsten Zeilen',
    'planned-contacts': '{n} {n|Kontakt|Kontakte} geplant',
    'no-day': 'ohne Tag'
  }
})
