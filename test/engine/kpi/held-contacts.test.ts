import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { HeldContacts } from '#engine/kpi/held-contacts'
import type { Connection } from '#engine/workspace/connection'
import { Workspace } from '#engine/workspace/workspace'

let folder: string
let workspace: Workspace

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-held-'))
  workspace = await Workspace.open(join(folder, 'team.lens'), 'create')
  await workspace.connection.run(
    `INSERT INTO interaction (interaction_id, msl_id, occurred_on, occurred_at, channel, status, topics, deleted) VALUES
     ('i1', 'm1', '2026-01-05', '2026-01-05 09:00', 'video', 'completed', ['dosing'], false),
     ('i2', 'm2', '2026-01-06', '2026-01-06 09:00', NULL, 'completed', NULL, false),
     ('i3', 'm1', '2026-01-07', '2026-01-07 09:00', 'email', 'planned', [], false),
     ('i4', 'm1', '2026-01-08', '2026-01-08 09:00', 'email', 'completed', [], true)`
  )
  await workspace.connection.run(
    `INSERT INTO interaction_attendee (interaction_id, kol_id, deleted) VALUES
     ('i1', 'k2', false), ('i1', 'k1', false), ('i1', 'k3', true), ('i2', 'k3', false), ('i3', 'k1', false), ('i4', 'k1', false)`
  )
})

afterEach(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const contacts = (connection: Connection) => connection.rows('SELECT * FROM contact ORDER BY contact_id')

const copies = async () =>
  (
    await workspace.connection.rows<{ name: string }>(
      `SELECT schema_name AS name FROM duckdb_schemas() WHERE schema_name LIKE 'contacts_%' ORDER BY name`
    )
  ).map(({ name }) => name)

it('held contacts are those of the workspace, with who was there and who comes first', async () => {
  const connection = await workspace.connect()
  await HeldContacts.of(workspace).lend(connection, workspace.revision)
  expect(await contacts(connection)).toEqual(await contacts(workspace.connection))
  expect(await connection.rows('SELECT contact_id, attendees, is_first FROM held_contact ORDER BY contact_id')).toEqual(
    [
      { contact_id: 'i1|k1', attendees: 2, is_first: true },
      { contact_id: 'i1|k2', attendees: 2, is_first: false },
      { contact_id: 'i2|k3', attendees: 1, is_first: true }
    ]
  )
})

it('one copy serves all connections, and goes once all read a newer one', async () => {
  const held = HeldContacts.of(workspace)
  const [first, second] = [await workspace.connect(), await workspace.connect()]
  await Promise.all([held.lend(first, 0), held.lend(second, 0)])
  expect(await copies()).toEqual(['contacts_0'])

  await workspace.connection.run(`UPDATE interaction SET deleted = true WHERE interaction_id = 'i2'`)
  await held.lend(first, 1)
  expect(await contacts(first)).toHaveLength(2)
  // Who still works on the data as they were reads them as they were.
  expect(await contacts(second)).toHaveLength(3)
  expect(await copies()).toEqual(['contacts_0', 'contacts_1'])

  await held.lend(second, 1)
  expect(await contacts(second)).toHaveLength(2)
  expect(await copies()).toEqual(['contacts_1'])
})

it('a copy that could not be made is made by the next who asks', async () => {
  const held = HeldContacts.of(workspace)
  const connection = await workspace.connect()
  await workspace.connection.run('ALTER TABLE interaction_attendee RENAME TO elsewhere')
  await expect(held.lend(connection, 0)).rejects.toThrow('interaction_attendee')
  await workspace.connection.run('ALTER TABLE elsewhere RENAME TO interaction_attendee')
  await held.lend(connection, 0)
  expect(await contacts(connection)).toHaveLength(3)
})
