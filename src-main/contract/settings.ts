import { z } from 'zod'

export const settingKind = z.enum(['share', 'whole', 'weights', 'caps'])
export type SettingKind = z.infer<typeof settingKind>

/** A threshold of the workspace. */
export const setting = z.object({
  name: z.string(),
  value: z.string(),
  /** What a new workspace begins with. */
  start: z.string(),
  /** A share 0…1; a whole number from `least` on; four weights such as 4:3:2:1; or a whole number for all tiers, or four such as 4:3:3:2. */
  kind: settingKind,
  least: z.number(),
  most: z.number()
})
export type Setting = z.infer<typeof setting>

export const settings = z.object({ rows: z.array(setting) })
export const settingInput = z.object({ name: z.string(), value: z.string().max(40) })
