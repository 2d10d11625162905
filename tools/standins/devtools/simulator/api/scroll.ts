import type { Context } from '../context'
import type { OpenPage } from '../pages'
import { placeOf } from './node-facts'
import type { Calls, Options } from './call'

/** px, unless app.json or the page says otherwise. */
const BOTTOM = 50
/** px that a finger pulls a page down for it to be drawn anew. */
const PULL = 60

/** The page's own scrolling, and being pulled down. */
export function scrollApi(context: Context, calls: Calls): Record<string, unknown> {
  watchScroll(context)
  watchPull(context)
  return {
    pageScrollTo: calls.promising('pageScrollTo', (options) => {
      context.layers.toView(() => scrollTo(context, options))
    }),
    startPullDownRefresh: calls.promising('startPullDownRefresh', () => pulled(context)),
    stopPullDownRefresh: calls.promising('stopPullDownRefresh', () => {
      context.frame.setPulled(false)
    }),
  }
}

/** As in WeChat a place outweighs a selector. */
function scrollTo(context: Context, { scrollTop, selector, offsetTop, duration }: Options): void {
  const page = context.stack.current?.element
  if (!page) return
  const top = scrollTop ?? placeIn(context, page, String(selector), Number(offsetTop ?? 0))
  if (top === undefined) return
  page.scrollTo({ top: Number(top), behavior: duration === 0 ? 'instant' : 'smooth' })
}

function placeIn(
  context: Context,
  page: HTMLElement,
  selector: string,
  offset: number,
): number | undefined {
  const found = page.querySelector<HTMLElement>(selector)
  if (found) return page.scrollTop + placeOf(context, found).top + offset
  context.events.emit('console', 'warn', [`pageScrollTo: there is no ${selector}`])
  return undefined
}

/** Scroll events of pages do not bubble, but they can be caught on the way down. */
function watchScroll(context: Context): void {
  const { frame, stack, layers } = context
  const atBottom = new WeakSet<OpenPage>()
  frame.pages.addEventListener(
    'scroll',
    ({ target }) => {
      const page = stack.pages.find(({ element }) => element === target)
      if (!page) return
      const { scrollTop, scrollHeight, clientHeight } = page.element
      layers.toLogic(() => page.call('onPageScroll', { scrollTop }))
      const isAtBottom = scrollTop + clientHeight + bottomOf(context, page) >= scrollHeight
      if (isAtBottom && !atBottom.has(page)) layers.toLogic(() => page.call('onReachBottom'))
      if (isAtBottom) atBottom.add(page)
      else atBottom.delete(page)
    },
    true,
  )
}

function bottomOf({ program }: Context, { path }: OpenPage): number {
  const own = program.components[path]?.['onReachBottomDistance']
  return Number(own ?? program.app.window?.['onReachBottomDistance'] ?? BOTTOM)
}

function watchPull(context: Context): void {
  const { frame, stack, program } = context
  let from: number | undefined
  frame.pages.addEventListener('touchstart', ({ touches: [touch] }) => {
    const page = stack.current
    const own = page && program.components[page.path]?.['enablePullDownRefresh']
    const enabled = own ?? program.app.window?.['enablePullDownRefresh']
    from = enabled === true && page?.element.scrollTop === 0 ? touch?.clientY : undefined
  })
  frame.pages.addEventListener('touchend', ({ changedTouches: [touch] }) => {
    if (from !== undefined && touch && touch.clientY - from > PULL) pulled(context)
    from = undefined
  })
}

function pulled({ frame, stack, layers }: Context): void {
  frame.setPulled(true)
  layers.toLogic(() => stack.current?.call('onPullDownRefresh'))
}
