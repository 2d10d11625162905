/** Keeps the variables behind rpx, vh and vw at the size of the frame that holds the pages. */
export function sizeFrame(frame: HTMLElement): void {
  const measure = (): void => {
    const { clientWidth, clientHeight } = frame
    frame.style.setProperty('--wx-rpx', `${clientWidth / 750}px`)
    frame.style.setProperty('--wx-vw', `${clientWidth / 100}px`)
    frame.style.setProperty('--wx-vh', `${clientHeight / 100}px`)
  }
  measure()
  new ResizeObserver(measure).observe(frame)
}
