import type { Fault } from '#contract/faults'
import type { MappableKind, MappedPreview, Mapping, ProbedFile } from '#contract/import'
import { call } from '#renderer/bridge/client'
import { faultFrom } from '#renderer/bridge/jobs'
import { importing } from './importing.svelte'

/** How the user is saying that a table be read, and what comes of it. */
class MappingDraft {
  isOpen = $state(false)
  kinds = $state.raw<readonly MappableKind[]>([])
  files = $state.raw<readonly ProbedFile[]>([])
  path = $state('')
  entity = $state('')
  columns = $state<Record<string, string>>({})
  dateOrder = $state<Record<string, 'dmy' | 'mdy'>>({})
  values = $state<Record<string, Record<string, string>>>({})
  preview = $state.raw<MappedPreview | null>(null)
  fault = $state.raw<Fault | null>(null)

  readonly file = $derived(this.files.find(({ path }) => path === this.path))
  readonly kind = $derived(this.kinds.find(({ id }) => id === this.entity))
  readonly mapping = $derived<Mapping | null>(
    this.file && this.kind
      ? {
          schemaVersion: 1,
          header: this.file.columns,
          entity: this.entity,
          columns: $state.snapshot(this.columns),
          dateOrder: $state.snapshot(this.dateOrder),
          values: $state.snapshot(this.values)
        }
      : null
  )
  /** Whether every field that records can't be without has a column. */
  readonly isComplete = $derived(
    this.kind?.requiredColumns.every((group) => group.some((field) => this.columns[field] !== undefined)) ?? false
  )

  /** Looks at what the last import was given. */
  async open(): Promise<void> {
    this.fault = null
    this.isOpen = true
    importing.dismiss()
    try {
      const [{ kinds }, { files }] = await Promise.all([
        call('import.kinds', {}),
        call('import.probe', { files: [...importing.given], rows: 20 })
      ])
      this.kinds = kinds
      this.files = files.filter(({ columns }) => columns.length > 0)
      const first = this.files.find(({ entity }) => entity === null) ?? this.files[0]
      if (first) this.choose(first.path)
    } catch (thrown) {
      this.fault = faultFrom(thrown)
    }
  }

  leave(): void {
    this.isOpen = false
  }

  /** Takes another of the tables, as far as it was recognised. */
  choose(path: string): void {
    this.path = path
    const guess = this.file?.entity ? { entity: this.file.entity, mapping: this.file.mapping } : this.file?.secondBest
    this.entity = guess?.entity ?? 'interaction'
    this.columns = { ...guess?.mapping }
    this.dateOrder = {}
    this.values = {}
    this.preview = null
  }

  /** Takes the rows for another kind of record; columns of fields that it has too stay where they are. */
  become(entity: string): void {
    this.entity = entity
    const fields = new Set(this.kind?.fields.map(({ name }) => name))
    this.columns = Object.fromEntries(Object.entries(this.columns).filter(([field]) => fields.has(field)))
    this.values = {}
  }

  /** Gives a field its column, or none. */
  put(field: string, column: string | null): void {
    if (column === null) delete this.columns[field]
    else this.columns[field] = column
  }

  tell(column: string, order: 'dmy' | 'mdy' | null): void {
    if (order === null) delete this.dateOrder[column]
    else this.dateOrder[column] = order
  }

  mean(field: string, spelling: string, value: string | null): void {
    const told = { ...this.values[field] }
    if (value === null) delete told[spelling]
    else told[spelling] = value
    this.values[field] = told
  }

  /** Takes over a mapping from a file; false where it is none for this table. */
  take(mapping: Mapping): boolean {
    const columns = new Set(this.file?.columns)
    if (!this.kinds.some(({ id }) => id === mapping.entity)) return false
    if (!Object.values(mapping.columns).every((column) => columns.has(column))) return false
    this.entity = mapping.entity
    this.columns = { ...mapping.columns }
    this.dateOrder = { ...mapping.dateOrder }
    this.values = { ...mapping.values }
    return true
  }

  /** Tries the draft on the first rows. */
  async try(signal: AbortSignal): Promise<void> {
    const { mapping, path } = this
    if (!mapping || !this.isComplete) {
      this.preview = null
      return
    }
    try {
      this.preview = await call('import.preview', { files: [...importing.given], path, mapping }, { signal })
      this.fault = null
    } catch (thrown) {
      const fault = faultFrom(thrown)
      if (fault.code === 'cancelled') return
      this.preview = null
      this.fault = fault
    }
  }

  /** Imports with the draft; stays open where that fails. */
  async import(): Promise<void> {
    if (!this.mapping) return
    await importing.again([this.mapping])
    if (importing.fault === null) this.leave()
  }
}

export const mapping = new MappingDraft()
