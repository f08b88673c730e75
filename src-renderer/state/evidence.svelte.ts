export interface EvidenceRequest {
  readonly kpi: string
  /** Whose rows; the whole workspace where it is left out. */
  readonly msl?: string | null
  readonly title: string
}

/** The figure whose rows are open in the drawer. */
class EvidenceState {
  request = $state.raw<EvidenceRequest | null>(null)

  /** Opens the drawer with the definition, the figure and the rows of a KPI, over the period of the address. */
  open(request: EvidenceRequest): void {
    this.request = request
  }

  close(): void {
    this.request = null
  }
}

export const evidence = new EvidenceState()
