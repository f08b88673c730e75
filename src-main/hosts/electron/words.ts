const english = {
  file: 'File',
  importFiles: 'Import files…',
  importFolder: 'Import folder…',
  openWorkspace: 'Open workspace…',
  openRecent: 'Open recent',
  forgetRecent: 'Clear list',
  closeWorkspace: 'Close workspace',
  print: 'Print…',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  overview: 'Overview',
  msl: 'MSLs',
  diversity: 'Diversity',
  kols: 'KOLs',
  network: 'Network',
  data: 'Data',
  window: 'Window',
  help: 'Help',
  showLog: 'Show log of problems',
  exports: 'CRM exports',
  allFiles: 'All files',
  workspace: 'Liaison Lens workspace',
  stoppedTwice: 'The analysis engine stopped for the second time.',
  stoppedDetail:
    'Your workspace is as it was after the last finished import. If the engine stops again after a new start, the ' +
    'last thing you asked for may be what it cannot do. The log holds the details; it stays on this machine.',
  startAgain: 'Start again',
  quit: 'Quit',
  ok: 'OK'
}

export type Words = typeof english

const german: Words = {
  file: 'Datei',
  importFiles: 'Dateien importieren …',
  importFolder: 'Ordner importieren …',
  openWorkspace: 'Arbeitsbereich öffnen …',
  openRecent: 'Zuletzt geöffnet',
  forgetRecent: 'Liste leeren',
  closeWorkspace: 'Arbeitsbereich schließen',
  print: 'Drucken …',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  go: 'Gehe zu',
  overview: 'Übersicht',
  msl: 'MSLs',
  diversity: 'Diversität',
  kols: 'KOLs',
  network: 'Netzwerk',
  data: 'Daten',
  window: 'Fenster',
  help: 'Hilfe',
  showLog: 'Problemprotokoll zeigen',
  exports: 'CRM-Exporte',
  allFiles: 'Alle Dateien',
  workspace: 'Liaison-Lens-Arbeitsbereich',
  stoppedTwice: 'Der Rechenkern ist zum zweiten Mal stehen geblieben.',
  stoppedDetail:
    'Der Arbeitsbereich ist, wie er nach dem letzten abgeschlossenen Import war. Bleibt der Kern nach einem Neustart ' +
    'wieder stehen, kann er das zuletzt Verlangte womöglich nicht ausführen. Das Protokoll enthält die Einzelheiten; ' +
    'es bleibt auf diesem Rechner.',
  startAgain: 'Neu starten',
  quit: 'Beenden',
  ok: 'OK'
}

/** The native parts' words in the system's language; English where it is neither of the two we have. */
export function wordsFor(locale: string): Words {
  return locale.startsWith('de') ? german : english
}
