import { describe, expect, it } from 'vitest'
import { matrixOf, worstMiss } from '#renderer/screens/channels/matrix'

const cell = (preferred: string, used: string, contacts: number, missed = 0) => ({ preferred, used, contacts, missed })

describe('the matrix of channels', () => {
  it('orders channels as always, others after them, and what is not known last', () => {
    const { used, rows } = matrixOf([
      cell('unknown', 'email', 4),
      cell('telex', 'telex', 1),
      cell('later', 'video', 2),
      cell('email', 'video', 3),
      cell('in-person', 'in-person', 5)
    ])
    expect(used).toEqual(['in-person', 'video', 'email', 'telex'])
    expect(rows.map(({ preferred }) => preferred)).toEqual(['in-person', 'email', 'telex', 'unknown', 'later'])
  })

  it('fills what did not occur with zeros and sums each row', () => {
    const { rows } = matrixOf([cell('email', 'video', 3), cell('email', 'phone', 2), cell('video', 'video', 1)])
    expect(
      rows.map(({ preferred, total, cells }) => [preferred, total, cells.map(({ contacts }) => contacts)])
    ).toEqual([
      ['video', 1, [1, 0]],
      ['email', 5, [3, 2]]
    ])
    expect(matrixOf([])).toEqual({ used: [], rows: [] })
  })

  it('finds where most contacts missed the preference, not where most differ from it', () => {
    const miss = cell('video', 'phone', 3, 3)
    expect(worstMiss([cell('email', 'video', 9, 1), miss, cell('phone', 'video', 3, 3)])).toBe(miss)
    expect(worstMiss([cell('email', 'email', 9)])).toBeNull()
  })
})
