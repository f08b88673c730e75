import type { Scene } from '../scene'

/** Colours the painter draws with, as the canvas takes them. */
export interface Palette {
  ground: string
  text: string
  quiet: string
  hairline: string
  accent: string
  /** Colour of each class of KOLs of the scene, of links, and of rings. */
  classes: string[]
  edges: string[]
  rings: string[]
  font: string
}

/**
 * Reads the tokens as they hold at an element. A custom property written light-dark() is only resolved where a real
 * property uses it, hence the probe.
 */
export function paletteAt(element: HTMLElement, scene: Pick<Scene, 'classes' | 'edgeClasses' | 'rings'>): Palette {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const colour = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const palette: Palette = {
    ground: colour('--ground'),
    text: colour('--text'),
    quiet: colour('--text-quiet'),
    hairline: colour('--hairline'),
    accent: colour('--accent'),
    classes: scene.classes.map(({ token }) => colour(token)),
    edges: scene.edgeClasses.map(({ token }) => colour(token)),
    rings: (scene.rings?.classes ?? []).map(({ token }) => colour(token)),
    font: getComputedStyle(element).fontFamily
  }
  probe.remove()
  return palette
}
