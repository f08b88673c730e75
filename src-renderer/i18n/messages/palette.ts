import { defineMessages } from '../define'

export const palette = defineMessages({
  en: {
    open: 'Search',
    title: 'Go to',
    placeholder: 'Screen, MSL, KOL, KPI or action',
    results: 'Found',
    nothing: 'Nothing is called “{typed}”.',
    looking: 'Looking for KOLs …',
    screen: 'Screens',
    msl: 'MSLs',
    kol: 'KOLs',
    kpi: 'KPIs',
    action: 'Actions',
    'new-objective': 'Set an objective',
    'set-period': 'Period: {period}',
    'clear-filters': 'Clear all filters',
    'set-theme': 'Theme: {theme}',
    'set-language': 'Language: {language}',
    key: 'Search everything'
  },
  de: {
    open: 'Suchen',
    title: 'Gehe zu',
    placeholder: 'Ansicht, MSL, KOL, KPI oder Aktion',
    results: 'Gefunden',
    nothing: 'Nichts heißt „{typed}“.',
    looking: 'KOLs werden gesucht …',
    screen: 'Ansichten',
    msl: 'MSLs',
    kol: 'KOLs',
    kpi: 'KPIs',
    action: 'Aktionen',
    'new-objective': 'Ein Ziel setzen',
    'set-period': 'Zeitraum: {period}',
    'clear-filters': 'Alle Filter aufheben',
    'set-theme': 'Farben: {theme}',
    'set-language': 'Sprache: {language}',
    key: 'Alles durchsuchen'
  }
})
