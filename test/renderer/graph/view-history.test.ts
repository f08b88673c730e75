import { describe, expect, it } from 'vitest'
import { ViewHistory } from '#renderer/graph/view-history'

function recorded() {
  let changes = 0
  const history = new ViewHistory(() => (changes += 1))
  const state = { value: 0 }
  const set = (value: number) => {
    const before = state.value
    state.value = value
    history.add({ undo: () => set(before), redo: () => set(value) })
  }
  return { history, state, set, changes: () => changes }
}

describe('the history of a view', () => {
  it('goes back and forth through every step', () => {
    const { history, state, set } = recorded()
    ;[1, 2, 3].forEach(set)
    history.undo()
    history.undo()
    expect(state.value).toBe(1)
    history.redo()
    expect(state.value).toBe(2)
    history.undo()
    history.undo()
    expect([state.value, history.canUndo, history.canRedo]).toEqual([0, false, true])
    history.undo()
    expect(state.value).toBe(0)
  })

  it('takes nothing it replays for a step', () => {
    const { history, set } = recorded()
    set(1)
    history.undo()
    expect([history.canUndo, history.canRedo]).toEqual([false, true])
  })

  it('forgets what was taken back as soon as something else is done', () => {
    const { history, state, set } = recorded()
    set(1)
    set(2)
    history.undo()
    set(7)
    expect(history.canRedo).toBe(false)
    history.undo()
    expect(state.value).toBe(1)
  })

  it('takes what belongs together back at once', () => {
    const { history, state, set } = recorded()
    set(1)
    history.together(() => {
      set(2)
      set(3)
    })
    history.undo()
    expect(state.value).toBe(1)
    history.redo()
    expect(state.value).toBe(3)
    history.undo()
    history.undo()
    expect([state.value, history.canUndo]).toEqual([0, false])
  })

  it('forgets everything when asked to', () => {
    const { history, state, set } = recorded()
    set(1)
    set(2)
    history.undo()
    history.forget()
    expect([history.canUndo, history.canRedo]).toEqual([false, false])
    history.undo()
    history.redo()
    expect(state.value).toBe(1)
  })

  it('says when something changed', () => {
    const { history, set, changes } = recorded()
    set(1)
    history.undo()
    history.redo()
    expect(changes()).toBe(3)
  })
})
