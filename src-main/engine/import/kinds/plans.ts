import { tableKind } from './kind'

export const engagementPlan = tableKind('engagement_plan', 4)
export const objective = tableKind('objective', 4)

/** Surveys: one answer a row. */
export const feedback = tableKind('feedback', 5)
