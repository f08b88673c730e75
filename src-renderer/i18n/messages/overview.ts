import { defineMessages } from '../define'

export const overview = defineMessages({
  en: {},
  de: {}
})
