import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csv, ImportRun } from './import-run'

const cases = Number(process.env['LENS_MUTATIONS'] ?? 100)

const originals: Record<string, string> = {
  'msl.csv': csv('msl_id,name,time_zone', 'm1,Ada North,Europe/Berlin', 'm2,Bo West,'),
  'kol.csv': csv(
    'kol_id,name,tier,interests,preferred_channels,verified_on',
    'k1,"Hill, Cy",1,dosing;safety,video;email,2026-01-02',
    'k2,"Zoé ""Z"" Lafêté",2,,phone,2026-02-03',
    'k3,Dee Moor,,access,,'
  ),
  'interaction.csv': csv(
    'interaction_id,msl_id,kol_id,occurred_at,channel,status,duration_min,notes',
    'i1,m1,k1,2026-03-04T10:00:00Z,video,completed,30,"first line',
    'second line"',
    'i2,m1,k2,2026-03-05T11:30:00Z,phone,planned,,',
    'i3,m2,k3,2026-03-06T09:15:00+02:00,f2f,completed,45,"said ""yes"""'
  ),
  'Call2_vod__c.csv': csv(
    '"Id","Parent_Call_vod__c","Account_vod__c","User_vod__c","Call_Channel_vod__c","Call_Date_vod__c","Status_vod__c"',
    '"a04000000000001AAA","","001000000000001AAA","005000000000001AAA","Video_vod","2026-03-04","Submitted_vod"',
    '"a04000000000002AAA","a04000000000001AAA","001000000000002AAA","005000000000001AAA","Video_vod","2026-03-04","Submitted_vod"',
    '"a04000000000003AAA","","001000000000001AAA","005000000000001AAA","Phone_vod","04/03/2026","Saved_vod"'
  ),
  'follow_up.csv': csv(
    'follow_up_id;msl_id;kol_id;due_on;status',
    'f1;m1;k1;31.12.2026;offen',
    'f2;m1;k2;01.02.2026;erledigt'
  )
}

type Mutation = (bytes: Buffer, at: number, by: number) => Buffer
const spliced = (bytes: Buffer, at: number, remove: number, text: string | Buffer) => {
  const from = Math.floor(at * (bytes.length + 1))
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(text as string), bytes.subarray(from + remove)])
}
const lines = (bytes: Buffer, change: (all: string[], i: number) => string[], at: number) => {
  const all = bytes.toString('latin1').split('\n')
  return Buffer.from(change(all, Math.floor(at * all.length)).join('\n'), 'latin1')
}
const pieces = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\\',
  '=',
  '#',
  '\ufeff',
  '\u00a0',
  '…',
  '�'
]
const words = [
  '31/31/2026',
  '13/04/2026',
  '04/13/2026',
  '1.234,5',
  '24:00',
  'NaN',
  '1e400',
  'Total',
  'null',
  '="007"',
  '-',
  'x'.repeat(5000)
]

const mutations: Record<string, Mutation> = {
  'flips a byte': (bytes, at, by) => {
    const copy = Buffer.from(bytes)
    copy[Math.floor(at * copy.length)]! ^= 1 << (by % 8)
    return copy
  },
  'cuts the end off': (bytes, at) => bytes.subarray(0, Math.floor(at * bytes.length)),
  'cuts a piece out': (bytes, at, by) => spliced(bytes, at, by % 40, ''),
  'puts a mark in': (bytes, at, by) => spliced(bytes, at, 0, pieces[by % pieces.length]!),
  'puts a word in': (bytes, at, by) => spliced(bytes, at, 0, words[by % words.length]!),
  'repeats a line': (bytes, at) => lines(bytes, (all, i) => all.toSpliced(i, 0, all[i]!), at),
  'loses a line': (bytes, at) => lines(bytes, (all, i) => all.toSpliced(i, 1), at),
  'moves a line': (bytes, at, by) =>
    lines(bytes, (all, i) => all.toSpliced(by % (all.length + 1), 0, ...all.splice(i, 1)), at),
  'repeats the header': (bytes, at) => lines(bytes, (all, i) => all.toSpliced(i, 0, all[0]!), at),
  'puts lines above': (bytes) => Buffer.concat([Buffer.from('Report of calls\n\nFilter: all\n'), bytes]),
  'ends lines otherwise': (bytes, _, by) =>
    Buffer.from(bytes.toString('latin1').replaceAll('\n', by % 2 ? '\r\n' : '\r'), 'latin1'),
  'parts cells otherwise': (bytes, _, by) =>
    Buffer.from(bytes.toString('latin1').replaceAll(',', [';', '\t', '|'][by % 3]!), 'latin1'),
  'writes it otherwise': (bytes, _, by) => {
    const text = bytes.toString('utf8')
    return [Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(`\ufeff${text}`)][by % 3]!
  },
  'adds noise': (bytes, at, by) =>
    spliced(bytes, at, 0, Buffer.from(Array.from({ length: by % 60 }, (_, i) => (i * 37 + by) % 256)))
}

const mutated = fc.record({
  name: fc.constantFrom(...Object.keys(originals)),
  steps: fc.array(
    fc.record({
      how: fc.constantFrom(...Object.keys(mutations)),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      by: fc.nat(10_000)
    }),
    { minLength: 1, maxLength: 4 }
  )
})

let run: ImportRun
beforeAll(async () => {
  run = await ImportRun.start()
})
afterAll(() => run.end())

it(`${cases} damaged files are read or refused, and every row of theirs is accounted for`, async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async ({ name, steps }) => {
      const content = steps.reduce<Buffer>(
        (bytes, { how, at, by }) => mutations[how]!(bytes, at, by),
        Buffer.from(originals[name]!)
      )
      const report = await run.import({ [name]: content }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(?!internal)/) as string })
        return null
      })
      for (const file of report?.files ?? []) {
        expect(file.rowsIn).toBe(file.loaded + file.merged + file.rejected + file.ignored)
        expect(file.rejects.length).toBe(Math.min(100, file.rejected))
        for (const { row, code, reason } of file.rejects)
          expect([row > 0, code !== '', reason !== '']).not.toContain(false)
      }
    }),
    // Ten seconds for one of these files would be a hang.
    { numRuns: cases, seed: 20_261, timeout: 10_000 }
  )
}, 3_600_000)
