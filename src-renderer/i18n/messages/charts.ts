import { defineMessages } from '../define'

export const charts = defineMessages({
  en: {},
  de: {}
})
