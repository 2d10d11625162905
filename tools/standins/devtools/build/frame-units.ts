/** Variables have no effect in a media query: there a rpx is half a px, as on a 375 px wide screen. */
export function inMediaQuery(query: string): string {
  return query.replace(/(-?[\d.]+)rpx/g, (_, value: string) => `${Number(value) / 2}px`)
}

/**
 * A page is shown in a frame that may be narrower and is lower than the browser's window: rpx, vh, vw and rem in
 * declarations, be they of a rule or of a style attribute, become multiples of variables that the simulator sets. A px is a px, whatever the text size
 * that is set in WeChat. What a rem is where no `page-meta` says it is not documented: here the browser's 16 px.
 */
export function screenLengths(declarations: string): string {
  return (
    declarations
      // WeChat rounds towards zero, but keeps a hair line visible.
      .replace(/(?<![\w#.-])(-?)(\d+\.?\d*|\.\d+)rpx\b/g, (_, sign: string, value: string) =>
        Number(value) === 0
          ? '0px'
          : `calc(${sign}1 * max(0.5px, round(down, ${value} * var(--wx-rpx) + 0.001px, 1px)))`,
      )
      .replace(
        /(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))v(h|w)\b/g,
        (_, value: string, side: string) => `calc(${value} * var(--wx-v${side}))`,
      )
      .replace(/(?<![\w#.-])(-?(?:\d+\.?\d*|\.\d+))rem\b/g, 'calc($1 * var(--wx-rem, 1rem))')
  )
}

/** What `screenLengths` made of a rpx, in px, on a screen of so many px. */
export function lengthsInPx(declarations: string, width: number): string {
  const made = /calc\((-?)1 \* max\(0\.5px, round\(down, ([\d.]+) \* var\(--wx-rpx\)[^)]*\)\)\)/g
  return declarations.replace(made, (_, sign: string, value: string) => {
    return `${sign}${Math.max(0.5, Math.floor((Number(value) * width) / 750 + 0.001))}px`
  })
}
