import { importWords } from '#base/import-words'
import { defineMessages } from '../define'

/** What the importer says of a file's data, and why rows were refused; English is what the engine says too. */
export const importNotes = defineMessages({
  en: {
    ...importWords,
    // The stored sentence holds the value as well.
    'reject-missing-value': '{reason}',
    'reject-ambiguous-date': '{reason}',
    'reject-broken-json': '{reason}',
    reject: '{reason}',
    'reject-column': '{reason}'
  },
  de: {
    'rounded-id':
      '{n} {n|Kennung wurde|Kennungen wurden} von einer Tabellenkalkulation gerundet, etwa 1.23457E+09; exportieren Sie die Spalte als Text',
    'nothing-in-row': '{n} {n|Zeile nennt|Zeilen nennen} keinen KOL und keinen eigenen Datensatz und tragen nichts bei',
    'sales-column': 'sieht nach Verkaufs- oder Verordnungsdaten aus; das wird nie verwendet',
    'lines-left-out': '{n} {n|Zeile enthält|Zeilen enthalten} keine Daten: {lines}',
    'short-rows': '{n} {n|Zeile ist|Zeilen sind} kürzer als der Kopf; fehlende Zellen sind leer (Datenzeilen {places})',
    'short-lines': '{n} {n|Zeile ist|Zeilen sind} kürzer als der Kopf; fehlende Zellen sind leer (Zeilen {places})',
    'header-only': 'ein Kopf und keine Zeilen',
    'unreadable-dates': '{n} {n|Wert ist|Werte sind} nicht als Datum lesbar; das Feld bleibt in diesen Zeilen leer',
    'unreadable-numbers': '{n} {n|Wert ist|Werte sind} nicht als Zahl lesbar; das Feld bleibt in diesen Zeilen leer',
    'unknown-kept': '{n} {n|Wert ist|Werte sind} nicht bekannt und bleiben, wie sie geschrieben sind: {values}',
    'unknown-empty': '{n} {n|Wert ist|Werte sind} nicht bekannt und bleiben leer: {values}',
    'unknown-read-as': '{n} {n|Wert ist|Werte sind} nicht bekannt und werden als {as} gelesen: {values}',
    'reject-missing-value': '{column} ist leer, und ohne das ist eine Zeile nichts',
    'reject-ambiguous-date':
      'Das Datum in {column} könnte mit dem Tag oder dem Monat beginnen, und die Spalte enthält beides',
    'reject-broken-json': 'Die Zeile ist kein JSON-Objekt',
    reject: 'Die Zeile ist nicht lesbar ({reason})',
    'reject-column': 'Der Wert in {column} ist nicht lesbar'
  }
})
