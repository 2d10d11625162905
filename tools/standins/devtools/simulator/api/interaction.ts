import type { Context } from '../context'
import { showModal, type ModalOptions } from '../surfaces/modal'
import { showLoading, showToast, type ToastOptions } from '../surfaces/toast'
import type { Calls } from './call'
import { Failure } from './failure'

/** What is shown to the person beside the page. */
export function interactionApi(context: Context, calls: Calls): Record<string, unknown> {
  const { surfaces, frame, stack } = context
  return {
    showToast: calls.promising('showToast', (options) =>
      showToast(context, options as ToastOptions),
    ),
    hideToast: calls.promising('hideToast', () => surfaces.close('toast')),
    showLoading: calls.promising('showLoading', (options) =>
      showLoading(context, options as ToastOptions),
    ),
    hideLoading: calls.promising('hideLoading', () => surfaces.close('loading')),
    showModal: calls.promising('showModal', async (options) => {
      for (const label of ['confirmText', 'cancelText']) checkLabel(label, options[label])
      const confirm = await showModal(context, options as ModalOptions)
      return { confirm, cancel: !confirm, content: null }
    }),
    setNavigationBarTitle: calls.promising('setNavigationBarTitle', ({ title }) =>
      frame.setTitle(stack.current, String(title ?? '')),
    ),
    setNavigationBarColor: calls.promising(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }) =>
        frame.setColors(stack.current, {
          front: String(frontColor),
          background: String(backgroundColor),
        }),
    ),
    setClipboardData: calls.promising('setClipboardData', ({ data }) => {
      clipboard = String(data)
      showToast(context, { title: '内容已复制' })
    }),
    getClipboardData: calls.promising('getClipboardData', () => ({ data: clipboard })),
    vibrateShort: calls.promising('vibrateShort', () => undefined),
    pageScrollTo: calls.promising('pageScrollTo', ({ scrollTop, duration }) =>
      stack.current?.element.scrollTo({
        top: Number(scrollTop ?? 0),
        behavior: duration === 0 ? 'instant' : 'smooth',
      }),
    ),
  }
}

let clipboard = ''

/** WeChat counts half-widths: everything beyond Latin-1 is two. */
function checkLabel(name: string, label: unknown): void {
  if (String(label ?? '').replace(/[\u0100-\uffff]/g, '##').length > 8) {
    throw new Failure(`${name} length should not larger than 4 Chinese characters`)
  }
}
