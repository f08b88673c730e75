import { defineMessages } from '../define'

export const channels = defineMessages({
  en: {
    'not-given': 'not given',
    'channel-in-person': 'in person',
    'channel-video': 'video',
    'channel-phone': 'phone',
    'channel-email': 'email',
    'channel-messaging': 'messaging',
    'channel-web-portal': 'web portal',
    'channel-webinar': 'webinar',
    'channel-congress': 'congress',
    'channel-other': 'other'
  },
  de: {
    'not-given': 'nicht angegeben',
    'channel-in-person': 'persönlich',
    'channel-video': 'Video',
    'channel-phone': 'Telefon',
    'channel-email': 'E-Mail',
    'channel-messaging': 'Messenger',
    'channel-web-portal': 'Webportal',
    'channel-webinar': 'Webinar',
    'channel-congress': 'Kongress',
    'channel-other': 'sonstige'
  }
})
