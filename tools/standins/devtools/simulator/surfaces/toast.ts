import { make } from './make'
import type { Screen } from './screen'

export interface ToastOptions {
  readonly title?: string
  readonly icon?: string
  readonly image?: string
  readonly duration?: number
  readonly mask?: boolean
}

/** A short note in the middle of the screen, which leaves by itself. */
export function showToast({ surfaces }: Screen, options: ToastOptions): void {
  surfaces.close('loading')
  const { title = '', icon = 'success', duration = 1500, mask = false } = options
  const toast = box(title, icon, mask)
  surfaces.show('toast', toast)
  setTimeout(() => {
    if (toast.isConnected) surfaces.close('toast')
  }, duration)
}

/** Stays until hidden. */
export function showLoading({ surfaces }: Screen, options: ToastOptions): void {
  surfaces.close('toast')
  surfaces.show('loading', box(options.title ?? '', 'loading', options.mask ?? false))
}

function box(title: string, icon: string, mask: boolean): HTMLElement {
  const picture = icon === 'none' ? [] : [make('span', `wechat-toast-icon wechat-toast-${icon}`)]
  const inner = make('div', 'wechat-toast', ...picture, make('p', '', title))
  inner.setAttribute('role', 'status')
  const outer = make('div', 'wechat-toast-layer', inner)
  if (mask) outer.classList.add('wechat-toast-mask')
  if (icon === 'none') inner.classList.add('wechat-toast-text')
  return outer
}
