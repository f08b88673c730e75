import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kolReferences } from '#engine/duplicates/kol-references'
import { tableNamed, type Field, type Table } from '#engine/workspace/tables'
import { filledWorkspace, type CanonicalRows } from '../../workspace/filled-workspace'
import { contents } from './contents'

const kols = ['a', 'b', 'c', 'd']

/** A value of the few that make rows meet. */
function valueOf({ name, type, required }: Field): fc.Arbitrary<unknown> {
  const choices: Record<Field['type'], unknown[]> = {
    text: ['x', 'It’s "y"; z'],
    day: ['2026-01-31', '0998-02-01'],
    instant: ['2026-01-31 10:00:00.123456', '2026-02-01 00:00:00'],
    integer: [0, -3],
    number: [0.1, 1 / 3],
    boolean: [true, false],
    list: [[], ['x', 'y']]
  }
  const values = /(^|_)kol_id$/.test(name) ? kols : choices[type]
  return fc.constantFrom(...values, ...(required ? [] : [null]))
}

/** Rows as an import leaves them: no two with the same key. */
function rowsOf(table: Table): fc.Arbitrary<Record<string, unknown>[]> {
  const fields = Object.fromEntries(table.fields.map((field) => [field.name, valueOf(field)]))
  const row = fc.record({
    ...fields,
    deleted: fc.boolean(),
    modified_at: fc.constantFrom(null, '2026-03-01 10:00:00', '2026-03-02 10:00:00'),
    source_row: fc.nat(9)
  })
  const keyOf = (entry: Record<string, unknown>) => JSON.stringify(table.key.map((name) => entry[name]))
  return fc.uniqueArray(row, { maxLength: 5, selector: keyOf })
}

const workspaces: fc.Arbitrary<CanonicalRows> = fc
  .record(Object.fromEntries(kolReferences.map(({ table }) => [table.name, rowsOf(table)])))
  .chain((references) =>
    fc.tuple(...kols.map(() => rowsOf(tableNamed('kol')).filter(({ length }) => length > 0))).map((people) => ({
      ...references,
      kol: people.map(([row], i) => ({ ...row, kol_id: kols[i] }))
    }))
  )

const chosen = fc.subarray(['name', 'tier', 'interests', 'preferred_channels', 'verified_on', 'do_not_contact'])
const merges = fc.array(fc.record({ kept: fc.nat(3), merged: fc.nat(3), fieldsFromMerged: chosen }), {
  minLength: 1,
  maxLength: 3
})

it('merging and undoing, in any order, leaves every table as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      workspaces,
      merges,
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      async (rows, tried, picks) => {
        const { engine, end } = await filledWorkspace(rows)
        try {
          const start = await contents(engine)
          const made: { mergeId: string; before: Record<string, string[]> }[] = []
          for (const { kept, merged, fieldsFromMerged } of tried) {
            const left = (await engine.run('sql.rows', { sql: 'SELECT kol_id FROM kol ORDER BY 1' })).rows
            const [k, m] = [left[kept % left.length]!.kol_id as string, left[merged % left.length]!.kol_id as string]
            if (k === m) continue
            const before = await contents(engine)
            const { mergeId } = await engine.run('duplicates.merge', { kept: k, merged: m, fieldsFromMerged })
            made.push({ mergeId, before })
          }
          // The last one first: each undoing leads to the state before that merge.
          const last = made.at(-1)
          if (last && picks[0]! % 2 === 0) {
            await engine.run('duplicates.undo', { mergeId: last.mergeId })
            expect(await contents(engine)).toEqual(last.before)
            made.pop()
          }
          for (const pick of picks) {
            const [next] = made.length > 0 ? made.splice(pick % made.length, 1) : []
            if (next) await engine.run('duplicates.undo', { mergeId: next.mergeId })
          }
          expect(await contents(engine)).toEqual(start)
        } finally {
          await end()
        }
      }
    ),
    { numRuns: 15, seed: 7 }
  )
})
