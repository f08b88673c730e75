import { defineMessages } from '../define'

export const diversity = defineMessages({ en: {}, de: {} })
