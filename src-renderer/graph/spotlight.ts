import type { Over } from './paint/frame'
import type { Box } from './paint/labels'
import { starOf, type Light } from './paint/light'
import type { Scene } from './scene'

/** Who stands out of the picture, and why: under the pointer, pinned, on a lit path or in a lit group, marked. */
export class Spotlight {
  hovered: number | null = null
  pinned: number | null = null
  /** A path or a group, lit as long as the pointer is on nobody. */
  light: Light | null = null
  marked: readonly number[] = []

  /** What is painted over the links and discs of a scene. */
  over(scene: Scene, free: Box): Over {
    const star = this.hovered ?? (this.light ? null : this.pinned)
    return {
      light: star === null ? this.light : starOf(scene, star),
      marked: this.pinned === null ? this.marked : [this.pinned, ...this.marked],
      free
    }
  }
}
