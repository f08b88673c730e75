import { z } from 'zod'
import { fileToken, isoDay } from './ids'
import { worded } from './reason'

export const reject = z.object({
  /** Data row in the file, counted from 1 after the header. */
  row: z.number().int(),
  /** The physical line of the file on which the row begins, from 1 on; null in files without lines, such as workbooks. */
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  reason: z.string(),
  code: z.string()
})
export type Reject = z.infer<typeof reject>

export const importWarning = z.object({
  code: z.string(),
  /** In English, and what that sentence is made of; null for faults, and for files imported by older versions. */
  message: z.string(),
  because: worded.nullable().default(null),
  column: z.string().nullable(),
  count: z.number().int()
})
export type ImportWarning = z.infer<typeof importWarning>

/** The accounting of one file: rowsIn = loaded + merged + rejected + ignored. */
export const fileReport = z.object({
  path: z.string(),
  sha256: z.string(),
  /** Canonical tables the file feeds; empty where it was not recognised. */
  entities: z.array(z.string()),
  dialect: z.string().nullable(),
  /** Share of the file's columns the dialect explains, 0…1. */
  confidence: z.number(),
  /** Why this dialect and entity, in words: "14 of 17 columns match". */
  recognition: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  rowsIn: z.number().int(),
  loaded: z.number().int(),
  merged: z.number().int(),
  rejected: z.number().int(),
  ignored: z.number().int(),
  unusedColumns: z.array(z.string()),
  rejects: z.array(reject),
  warnings: z.array(importWarning)
})
export type FileReport = z.infer<typeof fileReport>

const counts = z.object({
  rowsIn: z.number().int(),
  loaded: z.number().int(),
  merged: z.number().int(),
  rejected: z.number().int(),
  ignored: z.number().int()
})
export type RowCounts = z.infer<typeof counts>

export const importReport = z.object({
  importId: z.string().nullable(),
  dryRun: z.boolean(),
  files: z.array(fileReport),
  totals: counts,
  /** References to people no file holds; each got a marked stub. */
  unresolved: z.object({ kol: z.number().int(), msl: z.number().int() }),
  dateRange: z.object({ from: isoDay.nullable(), to: isoDay.nullable() }),
  elapsedMs: z.number()
})
export type ImportReport = z.infer<typeof importReport>

/** How a user says a file is to be read; kept for files with the same header. */
export const mapping = z.object({
  schemaVersion: z.literal(1).default(1),
  /** Names of the file's columns. */
  header: z.array(z.string()).min(1),
  /** Kind of record. */
  entity: z.string(),
  /** Field -> column. */
  columns: z.record(z.string(), z.string()),
  /** Column -> which part of its dates comes first, where the values don't tell. */
  dateOrder: z.record(z.string(), z.enum(['dmy', 'mdy'])).default({}),
  /** Field -> what the file writes -> canonical value. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({})
})
export type Mapping = z.infer<typeof mapping>

/** A kind of record with the fields a column can be mapped to. */
export const mappableKind = z.object({
  id: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      isDate: z.boolean(),
      /** Canonical values of a closed vocabulary. */
      values: z.array(z.string()).nullable()
    })
  ),
  /** Of each group, one field must have a column. */
  requiredColumns: z.array(z.array(z.string()))
})
export type MappableKind = z.infer<typeof mappableKind>

export const previewInput = z.object({
  files: z.array(fileToken).min(1),
  /** Path of one table among them, as `import.probe` gives it. */
  path: z.string(),
  mapping,
  zone: z.string().nullable().default(null)
})

/** The first rows of a table as a mapping would load them. */
export const mappedPreview = z.object({
  fields: z.array(z.string()),
  rows: z.array(
    z.object({
      row: z.number().int(),
      values: z.array(z.string().nullable()),
      /** Why the row would be rejected: a code, the column it is about, and both in English. */
      problem: z.object({ code: z.string(), column: z.string().nullable(), reason: z.string() }).nullable()
    })
  ),
  warnings: z.array(importWarning),
  /** Field -> spellings its vocabulary does not know. */
  unknownValues: z.record(z.string(), z.array(z.string()))
})
export type MappedPreview = z.infer<typeof mappedPreview>

export const importInput = z.object({
  files: z.array(fileToken).min(1),
  dialect: z.string().nullable().default(null),
  /** For files whose header they name; before those the workspace remembers, and remembered when they were used. */
  mappings: z.array(mapping).default([]),
  dryRun: z.boolean().default(false),
  /** IANA zone of the workspace, set by the first import that names one. */
  zone: z.string().nullable().default(null)
})

export const probeInput = z.object({
  files: z.array(fileToken).min(1),
  /** Rows to give of each file; null gives all. */
  rows: z.number().int().positive().nullable().default(100),
  zone: z.string().nullable().default(null)
})

/** What the importer makes of a file, loading nothing. */
export const probedFile = z.object({
  path: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  /** Physical line of the header, from 1 on. */
  headerLine: z.number().int().nullable(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  rowsIn: z.number().int(),
  rejected: z.number().int(),
  ignored: z.number().int(),
  rejects: z.array(reject),
  warnings: z.array(importWarning),
  /** Column -> which part of its dates comes first. */
  dateOrder: z.record(z.string(), z.enum(['dmy', 'mdy', 'ymd', 'ambiguous', 'conflict'])),
  /** Column -> its values in `rows` as ISO days, UTC instants or numbers; null where one can't be read. */
  typed: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.null()]))),
  entity: z.string().nullable(),
  dialect: z.string().nullable(),
  confidence: z.number(),
  reason: z.string().nullable(),
  secondBest: z
    .object({
      entity: z.string(),
      dialect: z.string(),
      confidence: z.number(),
      mapping: z.record(z.string(), z.string())
    })
    .nullable(),
  /** Field -> column. */
  mapping: z.record(z.string(), z.string()),
  /** Fault code where the file holds nothing that can be shown. */
  error: z.string().nullable()
})
export type ProbedFile = z.infer<typeof probedFile>

/** Text that becomes a file, under a name that can be one on every system. */
export const heldText = z.object({
  name: z.string().regex(/^\w[\w .-]{0,99}\.tsv$/),
  text: z
    .string()
    .min(1)
    .max(2 ** 26)
})

/** One import as the Data screen lists it. */
export const importRun = z.object({
  importId: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  files: z.number().int(),
  totals: counts
})
export type ImportRun = z.infer<typeof importRun>

/** Rejected rows of one file as CSV, with columns that say why. */
export const rejectedFile = z.object({
  name: z.string(),
  /** The file they came from. */
  path: z.string(),
  rows: z.number().int(),
  text: z.string()
})
export type RejectedFile = z.infer<typeof rejectedFile>

export const rejectedRow = z.object({
  file: z.string(),
  row: z.number().int(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
  raw: z.string()
})
export type RejectedRow = z.infer<typeof rejectedRow>
