import type { Context } from '../context'
import { showActionSheet, type ActionSheetOptions } from '../surfaces/action-sheet'
import { showModal, type ModalOptions } from '../surfaces/modal'
import { showLoading, showToast, type ToastOptions } from '../surfaces/toast'
import type { Calls } from './call'
import { checkTexts, Failure, textOf } from './failure'

/** What is shown to the person beside the page. */
export function interactionApi(context: Context, calls: Calls): Record<string, unknown> {
  const { surfaces, frame, stack } = context
  // Toast and loading are one: each takes the other's place, and either ends both.
  const hiding = (name: 'hideToast' | 'hideLoading') =>
    calls.promising(name, ({ noConflict }) => {
      const own = name === 'hideToast' ? 'toast' : 'loading'
      const open = surfaces.open().find((surface) => surface === 'toast' || surface === 'loading')
      if (!open) throw new Failure("toast can't be found")
      if (!noConflict || open === own) surfaces.close(open)
    })
  return {
    showToast: calls.promising('showToast', (options) =>
      showToast(context, options as ToastOptions),
    ),
    hideToast: hiding('hideToast'),
    showLoading: calls.promising('showLoading', (options) =>
      showLoading(context, options as ToastOptions),
    ),
    hideLoading: hiding('hideLoading'),
    showModal: calls.promising('showModal', async (options) => {
      for (const label of ['confirmText', 'cancelText']) checkLabel(label, options[label])
      const { confirm, content } = await showModal(context, options as ModalOptions)
      return { confirm, cancel: !confirm, content }
    }),
    showActionSheet: calls.promising('showActionSheet', async (options) => {
      const { itemList } = options
      if (!Array.isArray(itemList) || itemList.length === 0) {
        throw new Failure('parameter error: parameter.itemList should have at least 1 item;')
      }
      if (itemList.length > 6) {
        throw new Failure('parameter error: itemList should not be large than 6')
      }
      const given = options as unknown as ActionSheetOptions
      const tapIndex = await showActionSheet(context, { ...given, itemList: itemList.map(String) })
      if (tapIndex === undefined) throw new Failure('cancel')
      return { tapIndex }
    }),
    setNavigationBarTitle: calls.promising('setNavigationBarTitle', ({ title }) =>
      frame.setTitle(stack.current, textOf(title, 'title')),
    ),
    setNavigationBarColor: calls.promising('setNavigationBarColor', (options) => {
      checkTexts(options, ['frontColor', 'backgroundColor'])
      const [front, background] = [
        String(options['frontColor']),
        String(options['backgroundColor']),
      ]
      if (!FRONT_COLORS.includes(front)) throw new Failure(`invalid frontColor "${front}"`)
      frame.setColors(stack.current, { front, background })
    }),
    setClipboardData: calls.promising('setClipboardData', ({ data }) => {
      clipboard = textOf(data, 'data')
      showToast(context, { title: '内容已复制' })
    }),
    getClipboardData: calls.promising('getClipboardData', () => ({ data: clipboard })),
    hideKeyboard: calls.promising('hideKeyboard', () =>
      context.layers.toView(() => (document.activeElement as HTMLElement | null)?.blur()),
    ),
    showNavigationBarLoading: calls.promising('showNavigationBarLoading', () =>
      frame.setLoading(stack.current, true),
    ),
    hideNavigationBarLoading: calls.promising('hideNavigationBarLoading', () =>
      frame.setLoading(stack.current, false),
    ),
  }
}

const FRONT_COLORS = ['#ffffff', '#000000']

let clipboard = ''

/** WeChat counts half-widths: everything beyond Latin-1 is two. */
function checkLabel(name: string, label: unknown): void {
  if (String(label ?? '').replace(/[\u0100-\uffff]/g, '##').length > 8) {
    throw new Failure(`${name} length should not larger than 4 Chinese characters`)
  }
}
