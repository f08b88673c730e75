import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addLocalTime } from '#engine/workspace/local-time'
import { Workspace } from '#engine/workspace/workspace'

/** Forth and back by an hour on other days; by half an hour; never, and no whole hour ahead. */
const zones = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']

const folder = mkdtempSync(join(tmpdir(), 'lens-local-time-'))
let workspace: Workspace

beforeAll(async () => {
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
  const { connection } = workspace
  await connection.run(
    `INSERT INTO msl (msl_id, name, time_zone) VALUES ${zones.map((zone) => `('${zone}', 'One', '${zone}')`).join(', ')}`
  )
  await connection.run(`INSERT INTO setting VALUES ('zone', 'Europe/Berlin')`)
})

afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true })
})

/** Moments whose local time is other than the database reads it from the clock of the zone, but for days without a time. */
const wrong = async () =>
  workspace.connection.rows(
    `WITH moment AS (
       SELECT unnest(range(TIMESTAMP '2025-01-01', TIMESTAMP '2026-06-01', INTERVAL 15 MINUTE)) AS instant
       UNION ALL SELECT unnest(range(TIMESTAMP '2014-01-01', TIMESTAMP '2034-01-01', INTERVAL 397 MINUTE))
     ), read AS (
       SELECT msl_id, instant, local_time(instant, msl_id) AS told, local_day(instant, msl_id) AS day, timezone(time_zone, timezone('UTC', instant)) AS clock,
              CAST(timezone('Europe/Berlin', timezone('UTC', instant)) AS TIME) = TIME '00:00:00' AS is_day
       FROM moment CROSS JOIN msl
     )
     SELECT * FROM read WHERE NOT is_day AND (told <> clock OR day <> CAST(clock AS DATE)) LIMIT 3`
  )

it('is what the clock of each zone shows, on the days when it is changed as well', async () => {
  // The macros know no zone yet, as there was no MSL when the workspace was opened.
  expect(await wrong()).toEqual([])
  for (const whose of ['any', 'present'] as const) {
    await addLocalTime(workspace.connection, whose)
    expect(await wrong()).toEqual([])
  }
})

it('of a day without a time is that day everywhere', async () => {
  for (const whose of ['any', 'present'] as const) {
    await addLocalTime(workspace.connection, whose)
    const rows = await workspace.connection.rows(
      `SELECT DISTINCT local_time(TIMESTAMP '2026-03-31 22:00:00', msl_id) AS told FROM msl`
    )
    expect(rows).toEqual([{ told: '2026-04-01T00:00:00.000Z' }])
  }
})

it('of whoever has no zone of their own is that of the workspace, with others beside and without', async () => {
  const { connection } = workspace
  const told = () =>
    connection.rows(
      `SELECT local_time(TIMESTAMP '2026-07-01 10:30:00', 'nobody') AS nobody, local_time(TIMESTAMP '2014-07-01 10:30:00', NULL) AS long_ago`
    )
  // Berlin is two hours ahead in summer.
  const expected = [{ nobody: '2026-07-01T12:30:00.000Z', long_ago: '2014-07-01T12:30:00.000Z' }]
  for (const whose of ['any', 'present'] as const) {
    await addLocalTime(connection, whose)
    expect(await told()).toEqual(expected)
  }
  await connection.run('UPDATE msl SET time_zone = NULL')
  await addLocalTime(connection, 'present')
  expect(await told()).toEqual(expected)
})
