import type { EvidenceAddress } from '#contract/finding'
import { wilson } from '#base/statistics'
import { sql } from '../../workspace/sql'
import { numberSetting } from '../../workspace/settings'
import type { Draft, Rule } from '../rule'

interface ImportedFile {
  name: string
  sourceFileId: string
  rejected: number
  /** Rows that are data: all but titles, blank lines and footers. */
  rows: number
}

/** From a fifth of its rows on, what a file says can't be relied on. */
const grossShare = 0.2

/**
 * Files of which too large a share of rows was refused, at the latest import under their name. The lower end of the
 * interval counts; a file of fewer rows than a rate needs is left out.
 */
export const rejectedRows: Rule = {
  id: 'rejected-rows',
  async find({ workspace: { connection }, settings }) {
    const limit = numberSetting(settings, 'rejected_share_limit')
    const files = await connection.rows<ImportedFile>(
      `SELECT regexp_extract(f.path, '[^/\\\\]*$') AS name, arg_max(f.source_file_id, r.started_at) AS "sourceFileId",
              arg_max(f.rejected, r.started_at) AS rejected, arg_max(f.rows_in - f.ignored, r.started_at) AS rows
       FROM source_file f JOIN import_run r USING (import_id) GROUP BY name ORDER BY name`
    )
    const drafts: Draft[] = []
    for (const { name, sourceFileId, rejected, rows } of files) {
      const interval = wilson(rejected, rows)
      if (interval === null || rows < numberSetting(settings, 'ratio_min_n') || interval.low <= limit) continue
      const evidence = await connection.rows<EvidenceAddress>(
        sql`SELECT 'rejected_row' AS "table", source_file_id || '|' || row AS id FROM rejected_row
            WHERE source_file_id = ${sourceFileId} ORDER BY row`
      )
      drafts.push({
        wording: 'rejected-rows',
        severity: interval.low > grossShare ? 'high' : 'watch',
        confidence: 1,
        msl: null,
        kol: null,
        subject: name,
        kpi: null,
        figures: { file: name, rejected, rows, share: rejected / rows, limit },
        evidence
      })
    }
    return drafts
  }
}
