import { screenLengths } from '../../build/frame-units'

/** A length in px; WeChat takes one in rpx, too. */
export function pixels(given: string, within: HTMLElement): number {
  if (!given.endsWith('rpx')) return Number.parseFloat(given) || 0
  const ruler = within.appendChild(document.createElement('div'))
  ruler.style.width = screenLengths(given)
  const { width } = ruler.getBoundingClientRect()
  ruler.remove()
  return width
}
