import { z } from 'zod'
import { findings } from './finding'
import { isoDay } from './ids'
import { figure, figures, kpiDefinition } from './kpi'
import { kolCorners } from './kol'

/** All that the overview shows of one choice of days, people and KPIs. */
export const overviewShown = z.object({
  strip: z.object({ now: z.array(figure), before: z.array(figure), months: z.array(figure) }),
  attention: findings,
  /** The heat map: its figures by MSL, the KPIs that are its columns, and the families there are to choose from. */
  heatMap: figures.extend({ kpis: z.array(kpiDefinition), families: z.array(z.string()) }),
  corners: kolCorners
})
export type OverviewShown = z.infer<typeof overviewShown>

/** Which choice it was, as the page's address writes it: the same words for the same choice, whatever the data. */
const place = z.string().max(2000)

export const overviewKeptInput = z.object({ place })

export const overviewKept = z.object({
  keptAt: z.string(),
  /** The day that its figures look from. */
  asOf: isoDay,
  /** Whether something was imported or edited since. */
  isOutdated: z.boolean(),
  shown: overviewShown
})
export type OverviewKept = z.infer<typeof overviewKept>

export const keepOverviewInput = z.object({ place, shown: overviewShown })
