import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { assembly } from './scripts/assembly.mjs'

const root = import.meta.dirname
const alias = {
  '#contract': resolve(root, 'src-main/contract'),
  '#base': resolve(root, 'src-main/base'),
  '#engine': resolve(root, 'src-main/engine'),
  '#kernel': resolve(root, 'src-kernel'),
  '#renderer': resolve(root, 'src-renderer')
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte(), assembly()],
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/faults/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      },
      {
        plugins: [assembly()],
        resolve: { alias },
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
          fileParallelism: false
        }
      },
      {
        plugins: [assembly()],
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false
        }
      }
    ]
  }
})
