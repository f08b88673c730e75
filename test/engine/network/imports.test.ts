import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledWorkspace, type FilledWorkspace } from '../../workspace/filled-workspace'

let filled: FilledWorkspace
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lens-imports-'))
  filled = await filledWorkspace({
    kol: [
      { kol_id: 'k1', name: 'Ånna Øst' },
      { kol_id: 'k2', name: 'Béla Nagy-Kis' },
      { kol_id: 'k3', name: 'C. Doe' },
      { kol_id: 'k4', name: 'C Doe' },
      { kol_id: 'k5', name: 'Gone', deleted: true }
    ]
  })
})
afterEach(async () => {
  await filled.end()
  rmSync(folder, { recursive: true, force: true })
})

const taken = (name: string, text: string, more: object = {}) => {
  writeFileSync(join(folder, name), text)
  return filled.engine.run('network.importEdges', { file: filled.engine.registerFile(join(folder, name)), ...more })
}

async function edgesOf(kind: 'stated' | 'nomination' | 'referral') {
  const { rows, links } = await filled.engine.run('network.picture', { edges: [kind] })
  return links.map(({ source, target, weight }) => [rows[source]!.kol, rows[target]!.kol, weight])
}

const graphml = `<?xml version="1.0"?>
<!-- <node id="no"/> -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="label" attr.type="string"/>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="1"><data key="d0">ANNA &#216;ST</data></node>
    <node id="k2"/>
    <node id='3'><data key="d0"><![CDATA[C Doe]]></data></node>
    <node id="4"><data key="d0">Nobody &amp; Co.</data></node>
    <edge source="1" target="k2"><data key="d1">2.5</data></edge>
    <edge source="k2" target="1"/>
    <edge source="1" target="3"/>
    <edge source="4" target="k2"/>
    <edge source="1" target="1"/>
  </graph>
</graphml>`

describe('edges of other programs', () => {
  it('are read from GraphML, nodes matched by id, else by name, the rest told', async () => {
    const report = await taken('votes.graphml', graphml)
    expect(report).toEqual({
      list: 'votes.graphml',
      kind: 'nomination',
      nodes: 4,
      matched: 2,
      unmatched: ['Nobody & Co.'],
      ambiguous: [{ name: 'C Doe', kols: ['k3', 'k4'] }],
      edges: 4,
      imported: 2,
      selfLoops: 1,
      parallelMerged: 0
    })
    expect(await edgesOf('nomination')).toEqual([
      ['k1', 'k2', 2.5],
      ['k2', 'k1', 1]
    ])
    const { rows } = await filled.engine.run('network.evidence', { kols: ['k1', 'k2'], edges: ['nomination'] })
    expect(rows.map(({ what }) => what)).toEqual(['votes.graphml', 'votes.graphml'])
  })

  it('are read from GEXF', async () => {
    const text = `<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
      <graph defaultedgetype="undirected"><nodes><node id="0" label="Bela Nagy Kis"><viz:size value="2"/></node>
      <node id="1" label="k1"/></nodes><edges><edge id="0" source="0" target="1" weight="4"/></edges></graph></gexf>`
    expect(await taken('ties.gexf', text)).toMatchObject({ kind: 'stated', matched: 1, unmatched: ['k1'], imported: 0 })
    expect(await taken('ties.gexf', text.replace('label="k1"', 'label="Ånna  Øst"'))).toMatchObject({ imported: 1 })
    expect(await edgesOf('stated')).toEqual([['k1', 'k2', 4]])
  })

  it('are read from a list, as what they are said to be', async () => {
    const csv = 'source,target,weight\nÅnna Øst,k2,12\nk2,Gone,1\n'
    const report = await taken('patients.csv', csv, { kind: 'referral', directed: true })
    expect(report).toMatchObject({ kind: 'referral', matched: 2, unmatched: ['Gone'], imported: 1 })
    expect(await edgesOf('referral')).toEqual([['k1', 'k2', 12]])
    expect(await taken('plain.csv', 'source,target\nk3,k1\n')).toMatchObject({ kind: 'stated', imported: 1 })
    expect(await edgesOf('stated')).toEqual([['k1', 'k3', 1]])
    await expect(taken('plain.csv', csv, { kind: 'referral' })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('replace those of a file of the same name, and can be taken out', async () => {
    await taken('a.csv', 'source,target\nk1,k2\nk1,k3\n')
    await taken('a.csv', 'source,target\nk2,k3\n')
    expect((await filled.engine.run('network.imported', {})).rows).toMatchObject([
      { list: 'a.csv', kind: 'stated', edges: 1 }
    ])
    expect(await edgesOf('stated')).toEqual([['k2', 'k3', 1]])
    await filled.engine.run('network.removeImported', { list: 'a.csv' })
    expect(await edgesOf('stated')).toEqual([])
    await expect(filled.engine.run('network.removeImported', { list: 'a.csv' })).rejects.toMatchObject({
      code: 'unknown-record'
    })
  })

  it('follow a KOL who is merged, and come apart when that is undone', async () => {
    await taken('a.csv', 'source,target,weight\nk1,k2,3\nk2,k3,1\n')
    const { mergeId } = await filled.engine.run('duplicates.merge', { kept: 'k1', merged: 'k2' })
    // Between the two themselves nothing is left.
    expect(await edgesOf('stated')).toEqual([['k1', 'k3', 1]])
    // A later file may still name the one who is merged.
    await taken('b.csv', 'source,target\nk2,k4\n')
    expect(await edgesOf('stated')).toEqual([
      ['k1', 'k3', 1],
      ['k1', 'k4', 1]
    ])
    await filled.engine.run('network.removeImported', { list: 'b.csv' })
    await filled.engine.run('duplicates.undo', { mergeId })
    expect(await edgesOf('stated')).toEqual([
      ['k1', 'k2', 3],
      ['k2', 'k3', 1]
    ])
  })

  it.each([
    ['Dr. Béla Nagy-Kis', 'k2'],
    ['NAGY-KIS, Bela', 'k2'],
    ['Anna Ost, MD', 'k1']
  ])('find %s by the name that duplicates are found by', async (name, kol) => {
    await taken('names.csv', `source,target\n"${name}",k3\n`)
    expect(await edgesOf('stated')).toEqual([[kol, 'k3', 1]])
  })

  it.each([
    ['page.xml', '<html><body/></html>', 'nothing-recognised'],
    ['cut.graphml', graphml.slice(0, -30), 'bad-value'],
    ['weight.graphml', graphml.replace('2.5', 'heavy'), 'bad-value'],
    ['zero.graphml', graphml.replace('2.5', '0'), 'bad-value'],
    ['lost.graphml', graphml.replace('target="3"', 'target="33"'), 'bad-value'],
    ['entity.graphml', graphml.replace('&amp;', '&bomb;'), 'bad-value'],
    ['binary.gexf', '\u0000\u0001\u0002\u0000\u0000', 'not-text']
  ])('are refused where they cannot be read: %s', async (name, text, code) => {
    await expect(taken(name, text)).rejects.toMatchObject({ code })
    expect((await filled.engine.run('network.imported', {})).rows).toEqual([])
  })

  it('come back from what is exported', async () => {
    await taken('votes.graphml', graphml)
    for (const ending of ['graphml', 'gexf']) {
      const path = join(folder, `out.${ending}`)
      await filled.engine.run('network.export', { edges: ['nomination'], out: filled.engine.registerFile(path) })
      const file = filled.engine.registerFile(path)
      const report = await filled.engine.run('network.importEdges', { file, kind: 'referral' })
      expect(report).toMatchObject({ nodes: 4, matched: 4, imported: 2 })
      expect(await edgesOf('referral')).toEqual([
        ['k1', 'k2', 2.5],
        ['k2', 'k1', 1]
      ])
      await filled.engine.run('network.removeImported', { list: `out.${ending}` })
    }
  })
})
