import { describe, expect, it } from 'vitest'
import { sceneOf } from '#renderer/graph/scene'
import { partOf, type PartWanted } from '#renderer/screens/network/part'
import { kol, link, picture } from '../../graph/picture'

const all: PartWanted = { top: 100, least: null, strongest: 100, steps: null, pinned: null, until: null }
// A chain a – b – c – d – e whose links weigh 4, 3, 2, 1.
const rows = [0.5, 0.1, 0.4, null, 0.2].map((betweenness, place) => kol('abcde'[place]!, { betweenness }))
const chain = picture(
  rows,
  [4, 3, 2, 1].map((weight, place) => ({ ...link(place, place + 1, weight), firstOn: `2026-0${place + 1}-01` }))
)
const scene = sceneOf(chain, { colour: 'community', size: 'betweenness' })

function shown(wanted: Partial<PartWanted>) {
  const part = partOf(scene, chain, 'betweenness', { ...all, ...wanted })
  const names = [...part.order].map((node) => rows[node]!.kol).sort()
  const links = [...part.link].map((place) => chain.links[place]!.weight).sort()
  return [names.join(''), links.join('')]
}

describe('the part of a network that is drawn', () => {
  it('is the scene itself where all is wanted', () => {
    expect(partOf(scene, chain, 'betweenness', all)).toBe(scene)
  })

  it('holds those whose value is at least the one given, and the links among them', () => {
    expect(shown({ least: 0.2 })).toEqual(['ace', ''])
    expect(shown({ least: 0.1 })).toEqual(['abce', '34'])
  })

  it('hides those without a value even from 0 on', () => {
    expect(shown({ least: 0 })).toEqual(['abce', '34'])
  })

  it('keeps the pinned KOL whatever the value', () => {
    expect(shown({ least: 0.4, pinned: 3 })).toEqual(['acd', '2'])
  })

  it('holds a share, the strongest links, those from before a day, and what is near', () => {
    expect(shown({ top: 50 })).toEqual(['ace', ''])
    expect(shown({ strongest: 50 })).toEqual(['abcde', '34'])
    expect(shown({ until: '2026-03-01' })).toEqual(['abcde', '34'])
    expect(shown({ steps: 1, pinned: 2 })).toEqual(['bcd', '23'])
  })
})
