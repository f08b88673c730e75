import { z } from 'zod'
import { kolId } from './ids'

/** How the network is arranged: freely, or each community or region in a box of its own. */
export const arrangements = ['free', 'community', 'region'] as const
const arrangement = z.enum(arrangements)
export type ArrangementKind = z.infer<typeof arrangement>

/** A picture: how it is arranged, and a text that is the same for the same graph. */
export const pictureKey = z.object({ arrangement, signature: z.string().min(1).max(200) })

const coordinates = z.array(z.number())

/** Where KOLs stand, in world units of the picture: KOL `kol[i]` at `x[i]`, `y[i]`. */
const columns = { kol: z.array(kolId).max(1_000_000), x: coordinates, y: coordinates }

export const keepPositionsInput = pictureKey
  .extend(columns)
  .refine(({ kol, x, y }) => kol.length === x.length && kol.length === y.length, 'each KOL needs one x and one y')
  .refine(({ kol }) => new Set(kol).size === kol.length, 'a KOL stands in one place')
export type KeepPositionsInput = z.infer<typeof keepPositionsInput>

export const keptPositions = z.object({
  /** True: positions of this very picture. False: where each KOL stood last in an arrangement of this kind, to start from. */
  exact: z.boolean(),
  ...columns
})
export type KeptPositions = z.infer<typeof keptPositions>
