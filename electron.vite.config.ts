import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
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
  main: {
    plugins: [assembly()],
    resolve: { alias },
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rollupOptions: {
        input: {
          main: resolve(root, 'src-main/hosts/electron/main.ts'),
          'engine-entry': resolve(root, 'src-main/hosts/electron/engine-entry.ts'),
          cli: resolve(root, 'src-main/hosts/cli/main.ts'),
          launch: resolve(root, 'src-main/hosts/launch/main.ts'),
          // What the benchmark opens without a host.
          engine: resolve(root, 'src-main/engine/engine.ts'),
          'concentration-worker': resolve(root, 'src-main/engine/kpi/concentration-worker.ts'),
          'window-worker': resolve(root, 'src-main/engine/diversity/window-worker.ts'),
          'network-worker': resolve(root, 'src-main/engine/network/worker.ts')
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: resolve(root, 'src-main/preload/preload.ts') },
        // A sandboxed preload script cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    base: './',
    plugins: [svelte()],
    resolve: { alias },
    build: {
      outDir: resolve(root, 'out/renderer'),
      rollupOptions: { input: resolve(root, 'src-renderer/index.html') },
      assetsInlineLimit: 0
    },
    worker: { format: 'es' }
  }
})
