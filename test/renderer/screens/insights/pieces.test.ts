import { expect, it } from 'vitest'
import { piecesOf } from '#renderer/screens/insights/pieces'

it('cuts a text at what was found in it, losing no letter', () => {
  const text = 'Asks about fatigue, again.'
  const pieces = piecesOf(text, [
    { start: 0, end: 4 },
    { start: 11, end: 18 }
  ])
  expect(pieces).toEqual([
    { text: 'Asks', marked: true },
    { text: ' about ', marked: false },
    { text: 'fatigue', marked: true },
    { text: ', again.', marked: false }
  ])
  expect(piecesOf(text, [])).toEqual([{ text, marked: false }])
  expect(piecesOf('', [])).toEqual([])
})
