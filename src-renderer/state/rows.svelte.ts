import type { StoredRows } from '#contract/stored-row'

export interface RowsRequest {
  readonly title: string
  /** What the rows are counted as, for those who wonder. */
  readonly note?: string | undefined
  /** The beginning of the name of a file they are saved as. */
  readonly file: string
  /** How `what` of a row is put into words. */
  readonly wordsOf?: ((what: string | null) => string) | undefined
  readonly load: (signal: AbortSignal) => Promise<StoredRows>
}

/** The number whose stored rows are open in the drawer of a screen. */
class RowsState {
  request = $state.raw<RowsRequest | null>(null)

  open(request: RowsRequest): void {
    this.request = request
  }

  close(): void {
    this.request = null
  }
}

export const rowsBehind = new RowsState()
