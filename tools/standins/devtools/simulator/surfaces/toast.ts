import { make } from './make'
import type { Screen } from './screen'

/** A short note in the middle of the screen, which leaves by itself. */
export function showToast({ surfaces }: Screen, title: string): void {
  const picture = make('span', 'wechat-toast-icon wechat-toast-success')
  const inner = make('div', 'wechat-toast', picture, make('p', '', title))
  inner.setAttribute('role', 'status')
  const toast = make('div', 'wechat-toast-layer', inner)
  surfaces.show('toast', toast)
  setTimeout(() => {
    if (toast.isConnected) surfaces.close('toast')
  }, 1500)
}
