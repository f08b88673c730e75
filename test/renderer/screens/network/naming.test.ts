import { describe, expect, it } from 'vitest'
import { addressOf, namedBy, suggested } from '#renderer/screens/network/naming'
import { kol } from '../../graph/picture'

const rows = [
  kol('K-1', { kolName: 'Ana Lind' }),
  kol('K-2', { kolName: 'Ana Lind' }),
  kol('K-3', { kolName: 'Bo Berg' }),
  kol('K-4', { kolName: null })
]
const ids = (found: { kol: string }[]) => found.map((row) => row.kol)

describe('a KOL named by a text', () => {
  it('is one by id or by name and id, whoever shares the name', () => {
    expect(ids(namedBy(rows, 'K-2'))).toEqual(['K-2'])
    expect(ids(namedBy(rows, addressOf(rows[1]!)))).toEqual(['K-2'])
    expect(ids(namedBy(rows, ' bo berg '))).toEqual(['K-3'])
  })

  it('is several where the name alone is given and two have it, and nobody where none has', () => {
    expect(ids(namedBy(rows, 'Ana Lind'))).toEqual(['K-1', 'K-2'])
    expect(namedBy(rows, 'Ana')).toEqual([])
    expect(namedBy(rows, '')).toEqual([])
  })

  it('is offered while it is typed, wherever it stands in the list', () => {
    const many = [...Array.from({ length: 3_000 }, (_, place) => kol(`X-${place}`)), rows[2]!]
    expect(ids(suggested(many, 'berg', 50))).toEqual(['K-3'])
    expect(suggested(many, 'X-', 50)).toHaveLength(50)
  })
})
