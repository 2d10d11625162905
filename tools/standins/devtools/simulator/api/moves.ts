/**
 * Calls in the next frame, and in each after the pages were drawn anew or scrolled, which is when WeChat looks.
 * @returns what ends it
 */
export function onMoves(pages: HTMLElement, look: () => void): () => void {
  let due: number | undefined
  const soon = () => {
    due ??= requestAnimationFrame(() => {
      due = undefined
      look()
    })
  }
  const draws = new MutationObserver(soon)
  draws.observe(pages, { subtree: true, childList: true, attributes: true, characterData: true })
  pages.addEventListener('scroll', soon, { capture: true, passive: true })
  window.addEventListener('resize', soon)
  soon()
  return () => {
    if (due !== undefined) cancelAnimationFrame(due)
    draws.disconnect()
    pages.removeEventListener('scroll', soon, { capture: true })
    window.removeEventListener('resize', soon)
  }
}
