import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findResources } from '#engine/resources'
import { settings } from '#renderer/i18n/messages/settings'

const folder = join(findResources(), 'profiles')
const shipped = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { id: string; name: string; aim: string }
)

describe('the profiles that ship', () => {
  it('say in English what their files say', () => {
    const words: Record<string, string> = settings.en
    for (const { id, name, aim } of shipped)
      expect([words[`profile-${id}`], words[`aim-${id}`]], id).toEqual([name, aim])
  })

  it('have a name and an aim of their own in German', () => {
    const words: Record<string, string> = settings.de
    for (const { id, name, aim } of shipped) {
      expect(words[`profile-${id}`] ?? name, id).not.toBe(name)
      expect(words[`aim-${id}`] ?? aim, id).not.toBe(aim)
    }
  })
})
