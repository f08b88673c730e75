import { describe, expect, it } from 'vitest'
import type { Column } from '#renderer/kit/table'
import { layTracks } from '#renderer/kit/tracks'

const column = (key: string, more: Partial<Column<null>> = {}): Column<null> => ({
  key,
  label: key,
  value: () => null,
  ...more
})
const columns = [
  column('name', { width: '100px' }),
  column('city', { width: '80px', under: 'name' }),
  column('tier', { width: '40px' }),
  column('seen')
]

describe('columns of a table', () => {
  it('stand side by side where there is room', () => {
    const { tracks, places } = layTracks(columns, false)
    expect(tracks).toBe('100px 80px 40px minmax(8ch, 1fr)')
    expect(places).toEqual([1, 2, 3, 4].map((track) => ({ area: `1 / ${track} / -1`, isSecond: false })))
  })

  it('stand under the one they name where there is none; what has none under it takes both lines', () => {
    const { tracks, places } = layTracks(columns, true)
    expect(tracks).toBe('100px 40px minmax(8ch, 1fr)')
    expect(places).toEqual([
      { area: '1 / 1', isSecond: false },
      { area: '2 / 1', isSecond: true },
      { area: '1 / 2 / -1', isSecond: false },
      { area: '1 / 3 / -1', isSecond: false }
    ])
  })
})
