import type { Context } from '../context'
import { showModal, type ModalOptions } from '../surfaces/modal'
import { showToast } from '../surfaces/toast'
import type { Calls } from './call'
import { Failure } from './failure'

/** What is shown to the person beside the page. */
export function interactionApi(context: Context, calls: Calls): Record<string, unknown> {
  const { frame, stack } = context
  return {
    showModal: calls.promising('showModal', async (options) => {
      for (const label of ['confirmText', 'cancelText']) checkLabel(label, options[label])
      const confirm = await showModal(context, options as ModalOptions)
      return { confirm, cancel: !confirm, content: null }
    }),
    setNavigationBarColor: calls.promising(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }) =>
        frame.setColors(stack.current, {
          front: String(frontColor),
          background: String(backgroundColor),
        }),
    ),
    setClipboardData: calls.promising('setClipboardData', () => showToast(context, '内容已复制')),
    // Nothing of these is seen here.
    setBackgroundColor: calls.promising('setBackgroundColor', () => undefined),
    vibrateShort: calls.promising('vibrateShort', () => undefined),
  }
}

/** WeChat counts half-widths: everything beyond Latin-1 is two. */
function checkLabel(name: string, label: unknown): void {
  if (String(label ?? '').replace(/[\u0100-\uffff]/g, '##').length > 8) {
    throw new Failure(`${name} length should not larger than 4 Chinese characters`)
  }
}
