/** The name of a kind or field as people read it: `occurred_on` as "occurred on". */
export const words = (name: string) => name.replaceAll('_', ' ')
