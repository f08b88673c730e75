import type { NodeClass } from './colours'

/** Colours the painter draws with, as the canvas takes them. */
export interface Palette {
  ground: string
  surface: string
  text: string
  quiet: string
  hairline: string
  accent: string
  edge: string
  /** Colour of each class of the scene. */
  classes: string[]
  font: string
}

/**
 * Reads the tokens as they hold at an element. A custom property written light-dark() is only resolved where a real
 * property uses it, hence the probe.
 */
export function paletteAt(element: HTMLElement, classes: readonly NodeClass[]): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    ground: colour('--ground'),
    surface: colour('--surface'),
    text: colour('--text'),
    quiet: colour('--text-quiet'),
    hairline: colour('--hairline'),
    accent: colour('--accent'),
    edge: colour('--outline'),
    classes: classes.map(({ token }) => colour(token)),
    font: getComputedStyle(element).fontFamily
  }
  probe.remove()
  return palette
}
