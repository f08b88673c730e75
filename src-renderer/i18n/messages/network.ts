import { defineMessages } from '../define'

export const network = defineMessages({
  en: {},
  de: {}
})
