import { defineMessages } from '../define'

export const data = defineMessages({
  en: { title: 'Data' },
  de: { title: 'Daten' }
})
