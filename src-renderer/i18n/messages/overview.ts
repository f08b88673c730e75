import { defineMessages } from '../define'

export const overview = defineMessages({
  en: {
    title: 'Overview',
    empty: 'There are no completed interactions yet. Import calls or meetings on the Data screen to see figures here.',
    attention: 'Nobody leans on few KOLs',
    'attention-some': '{n} {n|MSL leans|MSLs lean} on few KOLs',
    'attention-unknown': 'Too early to tell who leans on few KOLs',
    'cannot-tell': 'Nobody has enough contacts yet: twenty, over six months, on a panel of eight.',
    'attention-sub': 'Contacts against what the plan alone would give',
    'nobody-leans': 'No MSL sees the same few KOLs more than the plan and chance explain.',
    leans: 'Works as if seeing {effective} KOLs; the plan means {plan}.',
    'share-of-plan': '{share}, plan {planned}',
    why: 'Why this is shown',
    watch: 'Watch',
    alert: 'Alert',
    others: '{calm} within the plan, {unknown} with too few contacts to tell.',
    'heat-title': '{n} {n|MSL|MSLs} by KPI',
    'heat-sub': 'Value and n; click a cell for its rows',
    'heat-key':
      '· too few to judge   – not enough data or not available. Rows are in the order of territory, never of a figure.',
    essential: 'Essential',
    family: 'KPIs',
    'by-month': 'By month',
    points: 'points'
  },
  de: {
    title: 'Überblick',
    empty:
      'Noch keine abgeschlossenen Interaktionen. Importieren Sie Besuche oder Gespräche unter „Daten“, um hier Zahlen zu sehen.',
    attention: 'Niemand stützt sich auf wenige KOLs',
    'attention-some': '{n} {n|MSL stützt|MSLs stützen} sich auf wenige KOLs',
    'attention-unknown': 'Noch nicht zu sagen, wer sich auf wenige KOLs stützt',
    'cannot-tell': 'Noch hat niemand genug Kontakte: zwanzig, über sechs Monate, bei einem Panel von acht.',
    'attention-sub': 'Kontakte gegenüber dem, was der Plan allein ergäbe',
    'nobody-leans': 'Kein MSL sieht dieselben wenigen KOLs öfter, als Plan und Zufall erklären.',
    leans: 'Arbeitet, als wären es {effective} KOLs; der Plan meint {plan}.',
    'share-of-plan': '{share}, Plan {planned}',
    why: 'Warum das hier steht',
    watch: 'Beobachten',
    alert: 'Handeln',
    others: '{calm} im Plan, {unknown} mit zu wenigen Kontakten für ein Urteil.',
    'heat-title': '{n} {n|MSL|MSLs} nach KPI',
    'heat-sub': 'Wert und n; ein Klick zeigt die Zeilen',
    'heat-key':
      '· zu wenige für ein Urteil   – zu wenig oder keine Daten. Die Reihenfolge folgt dem Gebiet, nie einer Zahl.',
    essential: 'Die wichtigsten',
    family: 'KPIs',
    'by-month': 'Nach Monaten',
    points: 'Punkte'
  }
})
