import type { Context } from '../context'
import { tabPages } from '../../program'
import { parseAddress, type PageAddress } from '../entry'
import { EventChannel } from '../event-channel'
import type { Calls, Options } from './call'
import { Failure, textOf } from './failure'

type Open = (address: PageAddress) => Promise<void>

/** wx.navigateTo and its kin. They succeed when the page is open, before it is drawn. */
export function navigationApi(context: Context, calls: Calls): Record<string, unknown> {
  const { stack, program } = context
  const tabs = tabPages(program.app)
  const opening = (name: string, open: Open) =>
    calls.promising(name, (options) => void open(existing(context, options)).catch(report(context)))
  return {
    navigateTo: calls.promising('navigateTo', (options) => {
      const address = existing(context, options)
      if (tabs.has(address.path)) throw new Failure('can not navigateTo a tabbar page')
      const [eventChannel, opener] = EventChannel.pair()
      for (const [name, listener] of Object.entries(options['events'] ?? {})) {
        eventChannel.on(name, listener as () => void)
      }
      stack.navigateTo(address, opener).catch(report(context))
      return { eventChannel }
    }),
    redirectTo: opening('redirectTo', (address) => {
      if (tabs.has(address.path)) throw new Failure('can not redirectTo a tabbar page')
      return stack.redirectTo(address)
    }),
    reLaunch: opening('reLaunch', (address) => stack.reLaunch(address)),
    navigateBack: calls.promising('navigateBack', ({ delta }) =>
      stack.navigateBack(typeof delta === 'number' ? delta : 1),
    ),
    switchTab: opening('switchTab', (address) => {
      if (!tabs.has(address.path)) throw new Failure('can not switch to no-tabBar page')
      return stack.switchTab(address)
    }),
    exitMiniProgram: calls.promising('exitMiniProgram', () => {
      context.life.background()
    }),
  }
}

function existing({ program, stack }: Context, options: Options): PageAddress {
  const url = textOf(options['url'], 'url')
  const address = parseAddress(url, stack.current?.path ?? '')
  if (program.pages.includes(address.path)) return address
  const [, query = ''] = /(\?.*)$/s.exec(url) ?? []
  throw new Failure(`page "${address.path}${query}" is not found`)
}

function report({ faults }: Context): (error: unknown) => void {
  return (error) => faults.report(error)
}
