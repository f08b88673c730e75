import { LensFault } from '#contract/faults'
import type { Layout } from './layout'
import { veevaCrm } from './veeva-crm'

const layouts: readonly Layout[] = [veevaCrm]

/** The layout of a dialect. @throws LensFault `unknown-dialect` */
export function layoutOf(dialect: string): Layout {
  const found = layouts.find((layout) => layout.dialect === dialect)
  if (found) return found
  throw new LensFault({
    code: 'unknown-dialect',
    message: `No sample can be written as ${dialect}.`,
    hint: `Use ${layouts.map((layout) => layout.dialect).join(' or ')}.`,
    where: dialect
  })
}
