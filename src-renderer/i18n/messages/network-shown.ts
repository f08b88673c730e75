import { defineMessages } from '../define'

/** What of the network is shown, and how one moves in it. */
export const networkShown = defineMessages({
  en: {
    drawn: '{nodes} of {allNodes} KOLs and {edges} of {allEdges} links are shown',
    steps: '{steps} {steps|step|steps} around {name}',
    top: 'KOLs in the top {share} % by {metric}',
    strongest: 'strongest {share} % of links',
    until: 'links before {day}'
  },
  de: {
    drawn: '{nodes} von {allNodes} KOLs und {edges} von {allEdges} Verbindungen sind zu sehen',
    steps: '{steps} {steps|Schritt|Schritte} um {name}',
    top: 'KOLs in den oberen {share} % nach {metric}',
    strongest: 'stärkste {share} % der Verbindungen',
    until: 'Verbindungen vor dem {day}'
  }
})
