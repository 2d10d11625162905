export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Margins = Partial<Box>

export function withMargins(box: Box, margins: Margins = {}): Box {
  const { left = 0, top = 0, right = 0, bottom = 0 } = margins
  return {
    left: box.left - left,
    top: box.top - top,
    right: box.right + right,
    bottom: box.bottom + bottom,
  }
}

/** What two boxes have in common; all is 0 if that is nothing. */
export function overlap(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const right = Math.min(one.right, other.right)
  const bottom = Math.min(one.bottom, other.bottom)
  const isNothing = right <= left || bottom <= top
  return isNothing ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom }
}

export function areaOf({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top)
}

/** As WeChat tells of it. */
export function sized({ left, top, right, bottom }: Box): object {
  return { left, top, right, bottom, width: right - left, height: bottom - top }
}
