import type { Context } from '../context'
import { age } from '../old-phone'
import { Calls, type Options } from './call'
import { deviceApi } from './device'
import { inertApi } from './inert'
import { interactionApi } from './interaction'
import { lifeApi } from './life-api'
import { navigationApi } from './navigation'
import { openApi } from './open'
import { Request } from './request'
import { storageApi } from './storage'

/** Fills the program's `wx`, which exists before there is anything to fill it with. */
export function fillWx(wx: Record<string, unknown>, context: Context): void {
  const calls = new Calls(context)
  Object.assign(
    wx,
    inertApi(),
    storageApi(calls),
    navigationApi(context, calls),
    deviceApi(context, calls),
    interactionApi(context, calls),
    openApi(context, calls),
    lifeApi(context),
    {
      request: (options: Options) => new Request(context, options).task(),
      createSelectorQuery: () => selectorQuery(context),
    },
  )
  age(wx, context.bridge.SDKVersion, context.options.oldPhone)
}

/** Of the page on screen, until `in` says otherwise; the framework brings the query itself. */
function selectorQuery({ stack }: Context): unknown {
  const create = stack.current?.instance['createSelectorQuery']
  return typeof create === 'function'
    ? (Reflect.apply(create, stack.current?.instance, []) as unknown)
    : undefined
}
