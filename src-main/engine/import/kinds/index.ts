import { followUp, inquiry, insight, interaction, interactionAttendee } from './interactions'
import type { Kind } from './kind'
import { affiliation, institution, kol, msl, relationship } from './people'
import { engagementPlan, feedback, objective } from './plans'
import { authorship, event, eventParticipant, publication } from './science'

/** Every kind of record the importer knows. */
export const kinds: readonly Kind[] = [
  msl,
  kol,
  institution,
  affiliation,
  relationship,
  publication,
  authorship,
  event,
  eventParticipant,
  interaction,
  interactionAttendee,
  insight,
  inquiry,
  followUp,
  engagementPlan,
  objective,
  feedback
]
