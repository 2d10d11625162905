import type { FrameworkElement } from '../framework'

/** glass-easel's segment of classes for a passing state: the program's own class list stays as it is. */
const TEMPORARY = 3

/** WeChat's own classes, which bear no component's prefix. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'wx-button': 'button-hover',
  'wx-navigator': 'navigator-hover',
}

interface Pressed {
  readonly element: FrameworkElement
  readonly names: readonly string[]
}

/** Gives pressed elements their `hover-class`, for which WeChat has no `:active`. */
export function watchHover(frame: HTMLElement): void {
  let pressed: Pressed[] = []
  frame.addEventListener('pointerdown', (event) => {
    pressed = pathOf(event.target).flatMap(pressedBy)
    for (const one of pressed) toggle(one, true)
  })
  const release = (): void => {
    const released = pressed
    pressed = []
    setTimeout(() => released.forEach((one) => toggle(one, false)), 70)
  }
  window.addEventListener('pointerup', release)
  window.addEventListener('pointercancel', release)
}

function pathOf(target: EventTarget | null): FrameworkElement[] {
  const path: FrameworkElement[] = []
  let at = target instanceof HTMLElement ? target : null
  for (; at && at.localName !== 'wx-page'; at = at.parentElement) path.push(at)
  return path
}

function pressedBy(element: FrameworkElement): Pressed[] {
  if (element.hasAttribute('disabled')) return []
  const own = element.getAttribute('hover-class') ?? DEFAULTS[element.localName] ?? 'none'
  return own === 'none' ? [] : [{ element, names: own.split(/\s+/) }]
}

function toggle({ element, names }: Pressed, on: boolean): void {
  for (const name of names) {
    if (Object.values(DEFAULTS).includes(name)) element.classList.toggle(name, on)
    element.__wxElement?.classList?.toggle(name, on, TEMPORARY)
  }
}
