import { defineMessages } from '../define'

/** What of the network is shown, and how one moves in it. */
export const networkShown = defineMessages({
  en: {
    'key-move': 'Network: move the picture',
    'key-zoom': 'Network: zoom',
    'key-fit': 'Network: show everybody',
    'key-next': 'Network: pin the next KOL, or the one before, by size',
    'key-undo': 'Network: undo, redo',
    'key-lasso': 'Network: hold while dragging for a lasso',
    frame: 'Bring into sight',
    rings: 'Ring around those seen in the period',
    'ring-column': 'Ring',
    'most-seen-by': 'Seen most by',
    'path-nobody': 'Nobody with a link is called “{name}”.',
    'path-several': 'Several are called “{name}”. Choose one from the list, by the id.',
    drawn: '{nodes} of {allNodes} KOLs and {edges} of {allEdges} links are shown',
    steps: '{steps} {steps|step|steps} around {name}',
    top: 'KOLs in the top {share} % by {metric}',
    strongest: 'strongest {share} % of links',
    until: 'links before {day}'
  },
  de: {
    'key-move': 'Netzwerk: Bild verschieben',
    'key-zoom': 'Netzwerk: vergrößern, verkleinern',
    'key-fit': 'Netzwerk: alle zeigen',
    'key-next': 'Netzwerk: nächsten oder vorigen KOL wählen, nach Größe',
    'key-undo': 'Netzwerk: zurück, vor',
    'key-lasso': 'Netzwerk: beim Ziehen halten für ein Lasso',
    frame: 'Ins Bild holen',
    rings: 'Ring um die im Zeitraum Gesehenen',
    'ring-column': 'Ring',
    'most-seen-by': 'Meist gesehen von',
    'path-nobody': 'Niemand mit einer Verbindung heißt „{name}“.',
    'path-several': 'Mehrere heißen „{name}“. Wählen Sie jemanden aus der Liste, nach der Id.',
    drawn: '{nodes} von {allNodes} KOLs und {edges} von {allEdges} Verbindungen sind zu sehen',
    steps: '{steps} {steps|Schritt|Schritte} um {name}',
    top: 'KOLs in den oberen {share} % nach {metric}',
    strongest: 'stärkste {share} % der Verbindungen',
    until: 'Verbindungen vor dem {day}'
  }
})
