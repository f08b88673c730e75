import { defineMessages } from '../define'

export const msl = defineMessages({
  en: {},
  de: {}
})
