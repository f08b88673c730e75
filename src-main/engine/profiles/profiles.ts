import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LensFault } from '#contract/faults'
import { profileFields, type Profile, type ProfileFields, type Profiles } from '#contract/profiles'
import type { Definition } from '../kpi/definition'
import { audit } from '../workspace/audit'
import { change } from '../workspace/change'
import type { Connection } from '../workspace/connection'
import { writeSetting } from '../workspace/settings'
import { sql } from '../workspace/sql'
import type { Workspace } from '../workspace/workspace'
import { checkProfile, resultsShare } from './check'

/** The profiles that ship, by name of file. @throws LensFault `bad-input` for one that is not usable */
export function shippedProfiles(resources: string, definitions: readonly Definition[]): Profile[] {
  const folder = join(resources, 'profiles')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const fields = profileFields.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      checkProfile(fields, definitions)
      return { ...fields, source: 'shipped', results: resultsShare(fields, definitions) }
    })
}

/** Shipped profiles and those of the workspace, and which is in use. */
export async function listProfiles(
  workspace: Workspace,
  resources: string,
  definitions: readonly Definition[]
): Promise<Profiles> {
  const shipped = shippedProfiles(resources, definitions)
  const own = await ownProfiles(workspace.connection, definitions)
  const rows = [...shipped, ...own]
  const chosen = (await workspace.settings()).get('profile')
  return { current: rows.find(({ id }) => id === chosen)?.id ?? shipped[0]!.id, rows }
}

/** The profile of that id, or the one in use for null. @throws LensFault `unknown-record` */
export async function profileNamed(
  workspace: Workspace,
  resources: string,
  definitions: readonly Definition[],
  id: string | null
): Promise<Profile> {
  const { current, rows } = await listProfiles(workspace, resources, definitions)
  const found = rows.find((profile) => profile.id === (id ?? current))
  if (!found) throw unknownProfile(id ?? current)
  return found
}

/** Stores a profile of the workspace's own, in place of one of that id. @throws LensFault `bad-input` */
export async function saveProfile(
  workspace: Workspace,
  resources: string,
  definitions: readonly Definition[],
  fields: ProfileFields
): Promise<void> {
  checkProfile(fields, definitions)
  if (shippedProfiles(resources, definitions).some(({ id }) => id === fields.id)) {
    throw new LensFault({
      code: 'bad-input',
      message: `The profile ${fields.id} ships with the app and is not changed.`,
      hint: 'Copy it under another id, and change the copy.',
      where: fields.id
    })
  }
  await change(workspace, async (connection) => {
    await connection.run(sql`DELETE FROM profile WHERE profile_id = ${fields.id}`)
    await connection.run(
      sql`INSERT INTO profile VALUES (${fields.id}, ${JSON.stringify(fields)}, current_timestamp AT TIME ZONE 'UTC')`
    )
    await audit(connection, 'profile-saved', fields)
  })
}

/** Takes a profile of the workspace's own away; the first that ships is used in its place. @throws LensFault `unknown-record` */
export async function deleteProfile(workspace: Workspace, id: string): Promise<void> {
  await change(workspace, async (connection) => {
    const found = await connection.rows(sql`SELECT 1 FROM profile WHERE profile_id = ${id}`)
    if (found.length === 0) throw unknownProfile(id)
    await connection.run(sql`DELETE FROM profile WHERE profile_id = ${id}`)
    await audit(connection, 'profile-deleted', { id })
  })
}

/** Chooses the profile in use. */
export async function chooseProfile(workspace: Workspace, { id }: Profile): Promise<void> {
  await change(workspace, async (connection) => {
    await writeSetting(connection, 'profile', id)
    await audit(connection, 'profile-chosen', { id })
  })
}

async function ownProfiles(connection: Connection, definitions: readonly Definition[]): Promise<Profile[]> {
  const stored = await connection.rows<{ profile: string }>('SELECT profile FROM profile ORDER BY profile_id')
  return stored.map(({ profile }) => {
    const fields = profileFields.parse(JSON.parse(profile))
    return { ...fields, source: 'own', results: resultsShare(fields, definitions) }
  })
}

const unknownProfile = (id: string) =>
  new LensFault({
    code: 'unknown-record',
    message: `There is no profile ${id}.`,
    hint: 'lens profiles lists them.',
    where: id
  })
