import type { LensBridge } from '#contract/wire'
import type { Transport } from './transport'

/** The Electron host: what the preload script exposes as `window.lens`. */
export function portTransport(lens: LensBridge): Transport {
  return {
    takesFolders: true,
    chooseFiles: (kind) => lens.chooseFiles(kind),
    call: (name, input) => lens.call(name, input),
    on: (listener) => lens.on(listener),
    tokenOf: (file) => lens.tokenOf(file),
    // Text has no path that could be handed over.
    tokenOfText: async (text, name) => ((await lens.call('import.hold', { name, text })) as { file: string }).file
  }
}
