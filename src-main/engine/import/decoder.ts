/** Turns the bytes of a file into text, block by block. */
export interface Decoder {
  /** @param more whether further bytes follow, so that a character may be cut in two at the end of these */
  decode(bytes: Uint8Array, more: boolean): string
}

/** What windows-1252 puts where Latin-1 has control characters, from 0x80 on (WHATWG Encoding, index windows-1252). */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** A decoder for a label of the WHATWG Encoding standard. */
export function decoderOf(label: string): Decoder {
  if (label === 'windows-1252') return windows1252
  const decoder = new TextDecoder(label)
  return { decode: (bytes, more) => decoder.decode(bytes, { stream: more }) }
}

/** Not by `TextDecoder`: that of Node 20 reads windows-1252 as Latin-1 and loses euro signs, dashes and quotes. */
const windows1252: Decoder = {
  decode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (character) => western[character.charCodeAt(0) - 0x80]!)
}
