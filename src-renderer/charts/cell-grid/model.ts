/** A cell of a grid of numbers. */
export interface GridCell {
  readonly text: string
  /** The whole of it for those who hear it, such as `Anna, video: 12 of 40`. */
  readonly words: string
  /** Strength of the colour behind it, 0 (none) to 5. */
  readonly shade?: number
  /** A value with its interval, drawn beside the text. */
  readonly mark?: { readonly value: number; readonly low: number | null; readonly high: number | null } | null
  readonly quiet?: boolean
  /** Shows the rows behind the number. */
  readonly open?: (() => void) | undefined
}

export interface GridColumn {
  readonly key: string
  readonly label: string
  /** Columns beside each other with the same group stand under one head. */
  readonly group?: string
  /** Explains the head to those who point at it. */
  readonly hint?: string
}

export interface GridRow {
  readonly key: string
  readonly label: string
  readonly note?: string | undefined
  readonly href?: string | undefined
  /** Sums stand apart from what they sum. */
  readonly isTotal?: boolean
  readonly cells: readonly GridCell[]
}

/** The heads above groups of columns, with how many columns each spans; an empty name where there is none. */
export function groupHeads(columns: readonly GridColumn[]): { name: string; span: number }[] {
  const heads: { name: string; span: number }[] = []
  columns.forEach(({ group = '' }, i) => {
    const last = heads.at(-1)
    if (last && i > 0 && columns[i - 1]?.group === group && group !== '') last.span += 1
    else heads.push({ name: group, span: 1 })
  })
  return heads
}

/** Strength of colour of a part of a whole, 0 to 5; anything at all has a colour. */
export function shadeOf(part: number, whole: number): number {
  return part <= 0 || whole <= 0 ? 0 : Math.min(5, Math.max(1, Math.ceil((part / whole) * 5)))
}
