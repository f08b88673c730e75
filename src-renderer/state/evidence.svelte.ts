import type { Period } from '#contract/ids'

export interface EvidenceRequest {
  readonly kpi: string
  /** Whose rows; those of the whole workspace where all are left out. */
  readonly msl?: string | null
  readonly team?: string | null
  readonly region?: string | null
  readonly title: string
  /** The days of the figure, where they are others than those of the address. */
  readonly period?: Period
}

/** The figure whose rows are open in the drawer. */
class EvidenceState {
  request = $state.raw<EvidenceRequest | null>(null)

  /** Opens the drawer with the definition, the figure and the rows of a KPI. */
  open(request: EvidenceRequest): void {
    this.request = request
  }

  close(): void {
    this.request = null
  }
}

export const evidence = new EvidenceState()
