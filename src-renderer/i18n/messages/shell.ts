import { defineMessages } from '../define'

export const shell = defineMessages({
  en: {
    app: 'Liaison Lens',
    loading: 'Loading …',
    retry: 'Try again',
    'as-table': 'Show as table',
    'as-chart': 'Show as chart'
  },
  de: {
    app: 'Liaison Lens',
    loading: 'Wird geladen …',
    retry: 'Erneut versuchen',
    'as-table': 'Als Tabelle zeigen',
    'as-chart': 'Als Diagramm zeigen'
  }
})
