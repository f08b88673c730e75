/** WebAssembly made of a file in AssemblyScript; see `scripts/assembly.mjs`. */
declare module '*?assembly' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}
