import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { counts, csv, ImportRun, reportOf } from './import-run'

let run: ImportRun
beforeEach(async () => {
  run = await ImportRun.start()
})
afterEach(() => run.end())

const user = 'Id,Name,Title,Primary_Territory_vod__c'
const account = 'Id,Name,IsPersonAccount,Specialty_1_vod__c,Primary_Parent_vod__c'
const call =
  'Id,Parent_Call_vod__c,Account_vod__c,User_vod__c,Call_Channel_vod__c,Call_Datetime_vod__c,Status_vod__c,IsDeleted'
const people = {
  'User.csv': csv(user, '005000000000001AAA,Ada North,MSL,North'),
  'Account.csv': csv(
    account,
    '001000000000001AAA,Cy Hill,true,Rheumatology,001000000000009AAA',
    '001000000000002AAA,Di Lake,true,Dermatology,001000000000009AAA',
    '001000000000009AAA,Hill Hospital,false,,'
  )
}

describe('what the rows of a Veeva export mean', () => {
  it('makes a group call one interaction with an attendee for each child row', async () => {
    const report = await run.import({
      ...people,
      'Call2_vod__c.csv': csv(
        call,
        'c1,,001000000000009AAA,005000000000001AAA,Face_to_face_vod,2026-03-02T09:00:00.000Z,Submitted_vod,false',
        'c2,c1,001000000000001AAA,005000000000001AAA,Face_to_face_vod,2026-03-02T09:00:00.000Z,Submitted_vod,false',
        'c3,c1,001000000000002AAA,005000000000001AAA,Face_to_face_vod,2026-03-02T09:00:00.000Z,Submitted_vod,false',
        'c4,,001000000000001AAA,005000000000001AAA,Phone_vod,2026-03-03T09:00:00.000Z,Planned_vod,false',
        'c5,,001000000000001AAA,005000000000001AAA,Phone_vod,2026-03-04T09:00:00.000Z,Submitted_vod,true'
      )
    })
    expect(counts(reportOf(report, 'Call2_vod__c.csv'))).toEqual({
      rowsIn: 5,
      loaded: 5,
      merged: 0,
      rejected: 0,
      ignored: 0
    })
    expect(await run.rows('SELECT interaction_id, kol_id, channel FROM contact ORDER BY 2')).toEqual([
      { interaction_id: 'c1', kol_id: '001000000000001AAA', channel: 'in-person' },
      { interaction_id: 'c1', kol_id: '001000000000002AAA', channel: 'in-person' }
    ])
    expect(
      await run.rows(
        "SELECT interaction_id, status, deleted FROM interaction WHERE status <> 'completed' OR deleted ORDER BY 1"
      )
    ).toEqual([
      { interaction_id: 'c4', status: 'planned', deleted: false },
      { interaction_id: 'c5', status: 'completed', deleted: true }
    ])
  })

  it('keeps hospitals out of the KOLs, stubs included', async () => {
    await run.import(people)
    expect(await run.rows('SELECT kol_id FROM kol ORDER BY 1')).toEqual([
      { kol_id: '001000000000001AAA' },
      { kol_id: '001000000000002AAA' }
    ])
    expect(await run.rows('SELECT name FROM institution')).toEqual([{ name: 'Hill Hospital' }])
  })

  it('waits with stubs from meetings until the accounts are known', async () => {
    const meeting = {
      'Call2_vod__c.csv': csv(
        call,
        'c1,,001000000000009AAA,005000000000001AAA,Phone_vod,2026-03-02T09:00:00.000Z,Submitted_vod,false',
        'c2,,001000000000007AAA,005000000000001AAA,Phone_vod,2026-03-03T09:00:00.000Z,Submitted_vod,false'
      )
    }
    expect((await run.import(meeting)).unresolved).toEqual({ kol: 0, msl: 1 })
    expect(await run.rows('SELECT count(*) AS n FROM kol')).toEqual([{ n: 0 }])
    const report = await run.import(people)
    expect(report.unresolved.kol).toBe(1)
    expect(await run.rows('SELECT kol_id, stub FROM kol ORDER BY 1')).toEqual([
      { kol_id: '001000000000001AAA', stub: false },
      { kol_id: '001000000000002AAA', stub: false },
      { kol_id: '001000000000007AAA', stub: true }
    ])
    expect(await run.rows('SELECT interaction_id FROM contact')).toEqual([{ interaction_id: 'c2' }])
    expect(await run.rows('SELECT name, stub FROM msl')).toEqual([{ name: 'Ada North', stub: false }])
  })

  it('knows a record by the short and the long form of its id', async () => {
    await run.import({
      ...people,
      'Call2_vod__c.csv': csv(
        call,
        'a04000000000abC,,001000000000001,005000000000001AAA,Phone_vod,2026-03-02T09:00:00.000Z,Submitted_vod,false'
      )
    })
    // The suffix of a04000000000abC: the letters of the last five characters are 0, 0, a, b, C; only C is upper case.
    expect(await run.rows('SELECT interaction_id, kol_id FROM contact')).toEqual([
      { interaction_id: 'a04000000000abCAAQ', kol_id: '001000000000001AAA' }
    ])
  })
})

describe('a newer export', () => {
  const header = 'kol_id,name,tier,specialty,modified_at,deleted'
  it('updates what changed, keeps what it does not have, and logs the change', async () => {
    await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,2,Rheumatology,2026-01-01T00:00:00Z,false') })
    const report = await run.import({
      'kol.csv': csv('kol_id,name,tier,modified_at', 'k1,Cy Hill,1,2026-02-01T00:00:00Z')
    })
    expect(report.totals).toMatchObject({ loaded: 1, merged: 0 })
    expect(await run.rows('SELECT tier, specialty FROM kol')).toEqual([{ tier: 1, specialty: 'Rheumatology' }])
    expect(await run.rows(`SELECT table_name, row_key, before ->> 'tier' AS before FROM change_log`)).toEqual([
      { table_name: 'kol', row_key: 'k1', before: '2' }
    ])
  })

  it('leaves a newer row alone when an older version comes later', async () => {
    await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,1,,2026-02-01T00:00:00Z,false') })
    const report = await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,3,,2026-01-01T00:00:00Z,false') })
    expect(report.totals).toMatchObject({ loaded: 0, merged: 1 })
    expect(await run.rows('SELECT tier FROM kol')).toEqual([{ tier: 1 }])
  })

  it('takes the newest of several versions in one file', async () => {
    const report = await run.import({
      'kol.csv': csv(header, 'k1,Cy Hill,2,,2026-03-01T00:00:00Z,false', 'k1,Cy Hill,4,,2026-01-01T00:00:00Z,false')
    })
    expect(report.totals.rowsIn).toBe(2)
    expect(report.totals.loaded + report.totals.merged).toBe(2)
    expect(await run.rows('SELECT tier FROM kol')).toEqual([{ tier: 2 }])
  })

  it('honours the deleted flag and a record that comes back', async () => {
    await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,1,,2026-01-01T00:00:00Z,false') })
    await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,1,,2026-02-01T00:00:00Z,true') })
    expect(await run.rows('SELECT deleted FROM kol')).toEqual([{ deleted: true }])
    await run.import({ 'kol.csv': csv(header, 'k1,Cy Hill,1,,2026-03-01T00:00:00Z,false') })
    expect(await run.rows('SELECT deleted FROM kol')).toEqual([{ deleted: false }])
  })
})

describe('times', () => {
  const header = 'interaction_id,msl_id,kol_id,occurred_at,channel,status'
  it('reads a time without a zone in the zone of the workspace, and the day in it', async () => {
    await run.import(
      {
        'interaction.csv': csv(
          header,
          'i1,m1,k1,2026-03-28 23:30:00,phone,completed',
          'i2,m1,k1,2026-03-28T23:30:00Z,phone,completed',
          'i3,m1,k1,2026-07-01T02:30:00+05:00,phone,completed'
        )
      },
      { zone: 'Europe/Berlin' }
    )
    expect(await run.rows('SELECT interaction_id, occurred_at, occurred_on FROM interaction ORDER BY 1')).toEqual([
      { interaction_id: 'i1', occurred_at: '2026-03-28T22:30:00.000Z', occurred_on: '2026-03-28' },
      { interaction_id: 'i2', occurred_at: '2026-03-28T23:30:00.000Z', occurred_on: '2026-03-29' },
      { interaction_id: 'i3', occurred_at: '2026-06-30T21:30:00.000Z', occurred_on: '2026-06-30' }
    ])
  })

  it("takes the day of a meeting from the MSL's own zone where there is one", async () => {
    await run.import({
      'msl.csv': csv('msl_id,name,time_zone', 'm1,Ada North,Asia/Tokyo', 'm2,Bo South,'),
      'interaction.csv': csv(
        header,
        'i1,m1,k1,2026-03-28T20:00:00Z,phone,completed',
        'i2,m2,k1,2026-03-28T20:00:00Z,phone,completed'
      )
    })
    expect(await run.rows('SELECT occurred_on FROM interaction ORDER BY interaction_id')).toEqual([
      { occurred_on: '2026-03-29' },
      { occurred_on: '2026-03-28' }
    ])
  })

  it('lets one value above twelve decide the order of a whole column', async () => {
    await run.import({
      'interaction.csv': csv(
        header,
        'i1,m1,k1,03/04/2026 10:00,phone,completed',
        'i2,m1,k1,13/04/2026 10:00,phone,completed'
      )
    })
    expect(await run.rows('SELECT occurred_on FROM interaction ORDER BY interaction_id')).toEqual([
      { occurred_on: '2026-04-03' },
      { occurred_on: '2026-04-13' }
    ])
  })
})

describe('encodings', () => {
  const text = csv('kol_id;name;city', 'k1;Jürgen Groß;Köln', 'k2;Zoé Lafêté;Nîmes')
  const names = [{ name: 'Jürgen Groß' }, { name: 'Zoé Lafêté' }]
  const encoded: [string, Buffer][] = [
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['utf-16le', Buffer.from(text, 'utf16le')]
  ]
  for (const [label, bytes] of encoded) {
    it(`reads ${label}, beginning with ${bytes.subarray(0, 4).toString('hex')}`, async () => {
      const report = await run.import({ 'kol.csv': bytes })
      expect(reportOf(report, 'kol.csv')).toMatchObject({ encoding: label, delimiter: ';', loaded: 2 })
      expect(await run.rows('SELECT name FROM kol ORDER BY kol_id')).toEqual(names)
    })
  }

  it('keeps a UTF-8 file with a few broken bytes in UTF-8 and sets those rows aside', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `k${i},Jürgen Groß ${i}`)
    const bytes = Buffer.concat([
      Buffer.from(csv('kol_id,name', ...rows)),
      Buffer.from('x1,Ann', 'latin1'),
      Buffer.from([0xe9, 0x20, 0x41, 0x0a])
    ])
    const report = await run.import({ 'kol.csv': bytes })
    expect(reportOf(report, 'kol.csv')).toMatchObject({
      loaded: 20,
      rejected: 1,
      rejects: [{ row: 21, code: 'broken-text' }]
    })
    expect(await run.rows("SELECT name FROM kol WHERE kol_id = 'k3'")).toEqual([{ name: 'Jürgen Groß 3' }])
  })

  it('reads days that a spreadsheet left as numbers', async () => {
    await run.import({
      'msl.csv': csv('msl_id,name', 'm1,One'),
      'interaction.csv': csv(
        'interaction_id,msl_id,kol_id,occurred_at,channel,status',
        'i1,m1,k1,45356,video,completed',
        'i2,m1,k1,45356.604166666664,video,completed'
      )
    })
    expect(await run.rows('SELECT occurred_on, occurred_at FROM interaction ORDER BY interaction_id')).toEqual([
      { occurred_on: '2024-03-05', occurred_at: '2024-03-05T00:00:00.000Z' },
      { occurred_on: '2024-03-05', occurred_at: '2024-03-05T14:30:00.000Z' }
    ])
  })

  it('says which ids a spreadsheet has rounded, and which lines it left out', async () => {
    const report = await run.import({
      'kol.csv': csv(
        'KOLs by region',
        'kol_id,name,npi',
        'k1,Ada,1.23457E+09',
        'k2,Bea,1234567890',
        '"Copyright (c) A"'
      )
    })
    expect(report.files[0]!.warnings).toMatchObject([
      { code: 'lines-left-out', count: 2, message: expect.stringContaining('“KOLs by region”') as string },
      { code: 'rounded-id', column: 'npi', count: 1 }
    ])
    expect(await run.rows("SELECT npi FROM kol WHERE kol_id = 'k1'")).toEqual([{ npi: '1.23457E+09' }])
  })
})
