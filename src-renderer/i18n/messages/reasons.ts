import { reasonWords } from '#base/reason-words'
import { defineMessages } from '../define'

/** Why figures and verdicts are withheld, and what they rest on; English is what the engine prints too. */
export const reasons = defineMessages({
  en: reasonWords,
  de: {
    'fields-missing': 'Braucht {fields}; noch kein Import hat das gefüllt.',
    'definition-broken': 'Die Definition lässt sich mit diesen Daten nicht rechnen: {message}',
    'history-short': 'Blickt {months} Monate vor den Zeitraum zurück; die Daten reichen {given} zurück.',
    'thinly-filled': 'Die nötigen Felder sind in {share:percent} der Zeilen gefüllt; {needed:percent} sind nötig.',
    'nothing-yet': 'Noch ist zu wenig geschehen, um eine Zahl zu nennen.',
    'few-contacts': '{n} {n|Kontakt|Kontakte}; {needed} sind für ein Urteil nötig.',
    'small-panel': '{n} {n|KOL|KOLs} im Panel; {needed} sind für ein Urteil nötig.',
    'few-rows': '{numerator} von {denominator}; für einen Anteil sind {needed} nötig.',
    'few-values': '{n} {n|Wert|Werte}; {needed} sind nötig.',
    'few-answers': '{n} von {asked} Gefragten haben geantwortet; {needed} sind nötig ({share:percent}).',
    'raters-disagree':
      'Zwei Bewertende von {pairs} Insights stimmen mit einem Kappa von {kappa} überein; unter {needed} sagen die Punkte mehr über die Bewertenden als über den Insight.',
    'no-objective': 'In diesem Zeitraum gibt es kein Ziel mit Zielwert.',
    'parts-missing': 'Teile mit {covered:percent} des Gewichts haben einen Zielwert; {needed:percent} sind nötig.',
    'small-group': '{n} {n|MSL|MSLs}; {needed} sind nötig, damit niemand herauszulesen ist.',
    'unknown-kpi': 'Es gibt keinen KPI namens {kpi}.',
    'kpi-gone': 'Diesen KPI gibt es nicht mehr.',
    'no-baseline': 'Das Ziel sagt nicht, wo es beginnt.',
    'no-plan':
      'Kein Plan sagt, wer zu sehen ist; ein zu kleiner, aber gleichmäßig besuchter Kreis ist nicht zu erkennen.',
    'excess-concentration':
      '{kols} {kols|KOL nimmt|KOLs nehmen} {share:percent} von {contacts} Kontakten ein; der Plan meint {planned:percent}. Der Zufall allein ergäbe das in etwa {chance} von 1.000 Fällen.',
    'excess-concentration-rare':
      '{kols} {kols|KOL nimmt|KOLs nehmen} {share:percent} von {contacts} Kontakten ein; der Plan meint {planned:percent}. Der Zufall allein ergäbe das in weniger als 1 von 1.000 Fällen.',
    'narrow-portfolio': 'Die effektive Zahl der KOLs ist {ratio:percent} dessen, was der Plan meint.',
    'before-unknown': 'Das Zeitfenster davor enthält zu wenig, um zu sagen, ob das anhält.',
    'not-lasting': 'Das Zeitfenster davor zeigte es nicht so deutlich.',
    'contacts-short': 'Weniger als sechs Monate mit Kontakten.',
    'priority-coverage': '{covered} von {priority} KOLs der Stufen 1 und 2 wurden gesehen.',
    'dormant-priority': '{dormant} von {priority} KOLs der Stufen 1 und 2 wurden zu lange nicht gesehen.',
    'single-source-themes': '{single} von {judged} Insight-Themen beruhen auf einem KOL.',
    'explained-small-panel': 'Das Panel umfasst {n} {n|KOL|KOLs}: es gibt wenige zu sehen.',
    'explained-new': 'In der Rolle seit {day:day}.',
    'explained-away': '{days} Tage des Zeitraums abwesend.',
    'explained-study': '{n} von {top} am meisten gesehenen KOLs wirken an einer laufenden Studie mit.',
    'explained-congress': '{n} von {contacts} Kontakten mit den am meisten Gesehenen waren auf einem Kongress.',
    'explained-refused': '{n} von {panel} KOLs des Panels wünschen keinen Kontakt.'
  }
})
