import { tableKind } from './kind'

export const engagementPlan = tableKind('engagement_plan', 4)
export const objective = tableKind('objective', 4)
/** Obstacles, achievements and milestones. */
export const objectiveNote = tableKind('objective_note', 5)
/** What the team has set out to hear about. */
export const listeningPriority = tableKind('listening_priority', 2)

/** Surveys: one answer a row. */
export const feedback = tableKind('feedback', 5)
export const feedbackInvitation = tableKind('feedback_invitation', 5)

export const relationshipStage = tableKind('relationship_stage', 5, {
  requiredColumns: [['msl_id'], ['kol_id'], ['stage'], ['rated_on']]
})
export const developmentStep = tableKind('development_step', 5)
export const availability = tableKind('availability', 5)
