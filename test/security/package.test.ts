import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const configuration = readFileSync(resolve(import.meta.dirname, '../../electron-builder.yml'), 'utf8')

describe('the package', () => {
  it('sets the fuses that keep the binary from being used as a Node', () => {
    for (const line of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true'
    ]) {
      expect(configuration).toContain(line)
    }
  })
})
