import { followUp, inquiry, insight, insightRating, interaction, interactionAttendee } from './interactions'
import type { Kind } from './kind'
import { affiliation, consentEvent, institution, kol, msl, nomination, relationship } from './people'
import {
  availability,
  developmentStep,
  engagementPlan,
  feedback,
  feedbackInvitation,
  listeningPriority,
  objective,
  objectiveNote,
  relationshipStage
} from './plans'
import {
  authorship,
  contribution,
  educationSession,
  event,
  eventParticipant,
  eventQuestion,
  milestone,
  publication,
  trial,
  trialRole
} from './science'

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
  feedback,
  availability,
  consentEvent,
  nomination,
  trial,
  trialRole,
  milestone,
  educationSession,
  contribution,
  eventQuestion,
  listeningPriority,
  insightRating,
  objectiveNote,
  relationshipStage,
  developmentStep,
  feedbackInvitation
]
