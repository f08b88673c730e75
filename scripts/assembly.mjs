import { readFile } from 'node:fs/promises'
import asc from 'assemblyscript/asc'

/**
 * Lets a module import what AssemblyScript makes of a file: `import bytes from '#kernel/multinomial.ts?assembly'` gives the
 * WebAssembly as a `Uint8Array`.
 * @throws Error with what the compiler says
 */
export function assembly() {
  return {
    name: 'assembly',
    enforce: 'pre',
    async load(id) {
      const [file, query] = id.split('?')
      if (query !== 'assembly') return null
      let binary
      const { error, stderr } = await asc.main(
        [file, '-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--outFile', 'kernel.wasm'],
        {
          readFile: (name) => readFile(name, 'utf8').catch(() => null),
          writeFile: (_, contents) => void (binary = contents),
          listFiles: () => []
        }
      )
      if (error) throw new Error(`${file} does not compile: ${stderr.toString()}`)
      const text = Buffer.from(binary).toString('base64')
      return `export default Uint8Array.from(atob('${text}'), (character) => character.charCodeAt(0))`
    }
  }
}
