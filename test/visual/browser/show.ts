import { changes, type PageData } from '../../../miniprogram/session/page-data'

/**
 * Puts the open page into a state: the one way to do so. The session behind it does not know.
 * @returns the element that scrolls
 */
export function show(data: PageData): HTMLElement {
  const [page] = window.simulator.pages()
  if (!page) throw new Error('no page is open')
  const { element, instance } = page
  instance.setData(changes(instance.data as PageData, data) ?? {})
  window.simulator.draw()
  return element
}
