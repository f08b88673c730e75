import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReport } from '#contract/import'
import type { EngineContext } from '../implementation'
import { runImport } from '../import/import'
import { writeSample } from './write'

/** Makes a workspace of the sample that ships with the app: written anew from its seed, imported like any export. */
export async function importSample({ session, resources, signal, onProgress }: EngineContext): Promise<ImportReport> {
  const out = mkdtempSync(join(tmpdir(), 'liaison-lens-sample-'))
  try {
    await writeSample({ out, signal, onProgress: (step) => onProgress({ ...step, fraction: 0.2 * step.fraction }) })
    await session.create('Sample')
    const request = { files: [{ path: out, file: out }], dialect: null, mappings: [], dryRun: false, zone: null }
    const report = await runImport(session.workspace, resources, request, {
      signal,
      onProgress: (step) => onProgress({ ...step, fraction: 0.2 + 0.8 * step.fraction })
    })
    session.touch()
    return report
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
