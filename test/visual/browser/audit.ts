import { textOf } from './boxes'
import { clippedTexts } from './clipped'
import { faintSigns } from './faint'
import { finding, type Finding } from './finding'
import { overlaps, tappable } from './overlaps'
import { tornLines } from './torn'
import { visibleElements } from './tree'

/**
 * What a person could trip over on a page, as it is drawn now, and axe does not look for. Measures boxes and colours, no
 * pixels.
 * What an open dialog covers was looked at before it opened.
 * @param page the element that scrolls, as large as the screen
 */
export function audit(page: HTMLElement): Finding[] {
  const elements = visibleElements(layerOnTop(page))
  const texts = elements.flatMap(textOf)
  const targets = tappable(elements)
  return [
    ...clippedTexts(texts, page),
    ...overlaps(texts, targets),
    ...sideways([page, ...elements]),
    ...faintSigns(elements, texts),
    ...tornLines(elements),
  ]
}

/** The modal dialog with its shade where one is open, else the page. */
function layerOnTop(page: HTMLElement): Element {
  const dialogs = [...page.querySelectorAll('[role="dialog"][aria-modal="true"]')]
  const open = dialogs.filter((dialog) => dialog.checkVisibility()).at(-1)
  let layer: Element | null = open ?? null
  while (layer && layer !== page && getComputedStyle(layer).position !== 'fixed') {
    layer = layer.parentElement
  }
  return layer ?? page
}

function sideways(elements: readonly Element[]): Finding[] {
  return [...new Set(elements)].flatMap((element) => {
    const { overflowX } = getComputedStyle(element)
    const wide = element.scrollWidth - element.clientWidth
    const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === elements[0]
    return scrolls && wide > 0 ? [finding('sideways', element, `${wide} px`)] : []
  })
}
