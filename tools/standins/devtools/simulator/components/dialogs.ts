/** What WeChat takes for a dialog that keeps the focus. */
const DIALOG = '[aria-role="dialog"][aria-modal]'

/** A dialog that is drawn gets the focus at its first element with a `tabindex`: WeChat's library does so, too. */
export function watchDialogs(frame: HTMLElement): void {
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const added of addedNodes)
        if (added instanceof Element) {
          // In WeChat what is fixed stands in the window, which does not scroll to it; the frame would.
          const dialog = added.matches(DIALOG) ? added : added.querySelector(DIALOG)
          dialog?.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
        }
  }).observe(frame, { childList: true, subtree: true })
}
