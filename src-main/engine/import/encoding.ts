import { isUtf8 } from 'node:buffer'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import chardet from 'chardet'
import { decoderOf } from './decoder'

/** What the first bytes of a file say about it. */
export interface Encoding {
  /** A label of the WHATWG Encoding standard. */
  label: string
  /** Bytes of the byte-order mark. */
  bom: number
  /** True for text in this encoding with a few bytes that are no characters in it. */
  broken?: boolean
}

/** Reads at most `length` bytes from `start`. */
export function readBytes(path: string, start: number, length: number): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, start))
  } finally {
    closeSync(descriptor)
  }
}

/** The encoding of a file by its byte-order mark, its NUL bytes, or its first megabyte; null where it is no text. */
export function detectEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', bom: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', bom: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', bom: 2 }
  const nuls = nulShares(head)
  const label = nuls.odd > 0.3 && nuls.even < 0.05 ? 'utf-16le' : nuls.even > 0.3 && nuls.odd < 0.05 ? 'utf-16be' : null
  // NUL bytes of a binary may fall like those of UTF-16; decoded, they leave control characters.
  if (label !== null) {
    const text = decoderOf(label).decode(head.subarray(0, head.length & ~1), false)
    return controlShare(Buffer.from(text)) > 0.05 ? null : { label, bom: 0 }
  }
  if (controlShare(head) > 0.05) return null
  if (isUtf8(wholeCharacters(head))) return { label: 'utf-8', bom: 0 }
  return notQuiteUtf8(countCharacters(new TextDecoder().decode(wholeCharacters(head))), head)
}

/** The encoding of a file whose first megabyte is UTF-8 and whose rest is not. */
export async function lateEncoding(path: string, signal: AbortSignal): Promise<Encoding> {
  const decoder = new TextDecoder()
  const sum: CharacterCounts = { accented: 0, broken: 0 }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 22, signal })) {
    const { accented, broken } = countCharacters(decoder.decode(chunk as Buffer, { stream: true }))
    sum.accented += accented
    sum.broken += broken
  }
  return notQuiteUtf8(sum, readBytes(path, 0, 1 << 20))
}

interface CharacterCounts {
  accented: number
  broken: number
}

function countCharacters(text: string): CharacterCounts {
  let accented = 0
  let broken = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) accented++
  }
  return { accented, broken }
}

/** Few broken bytes among many good characters are damage; otherwise the text is in another encoding. */
function notQuiteUtf8({ accented, broken }: CharacterCounts, head: Buffer): Encoding {
  if (accented > 4 * broken) return { label: 'utf-8', bom: 0, broken: true }
  return { label: legacyLabel(head), bom: 0 }
}

/** A code page for text that is not UTF-8. The detector's guess counts only where it reads otherwise than a Western one. */
function legacyLabel(head: Buffer): string {
  const guess = (chardet.detect(head) ?? '').toLowerCase()
  const trusted = ['shift_jis', 'gb18030', 'big5', 'euc-jp', 'euc-kr', 'windows-1250', 'windows-1251']
  if (!trusted.includes(guess)) return 'windows-1252'
  const western = decoderOf('windows-1252').decode(head, false)
  return decoderOf(guess).decode(head, false) === western ? 'windows-1252' : guess
}

/** Leaves out a character cut in two at the end of a block. */
export function wholeCharacters(block: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= block.length; back++) {
    const byte = block[block.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? block.subarray(0, block.length - back) : block
    }
  }
  return block
}

function nulShares(head: Buffer): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  const half = Math.max(1, head.length / 2)
  return { even: even / half, odd: odd / half }
}

/** Share of bytes that no text holds: control characters other than tab and line ends. */
function controlShare(head: Buffer): number {
  let count = 0
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) count++
  return head.length === 0 ? 0 : count / head.length
}
