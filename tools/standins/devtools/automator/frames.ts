/** Resolves once a frame was drawn. A hidden tab draws none, so a timer ends the wait there. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
    setTimeout(resolve, 100)
  })
}
