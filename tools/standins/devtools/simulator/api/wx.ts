import type { Context } from '../context'
import { age } from '../old-phone'
import { Calls, type Options } from './call'
import { deviceApi } from './device'
import { interactionApi } from './interaction'
import { navigationApi } from './navigation'
import { openApi } from './open'
import { Request } from './request'
import { storageApi } from './storage'

/** Fills the program's `wx`, which exists before there is anything to fill it with. */
export function fillWx(wx: Record<string, unknown>, context: Context): void {
  const calls = new Calls(context.faults, context.privacy)
  Object.assign(
    wx,
    storageApi(calls),
    navigationApi(context, calls),
    deviceApi(context),
    interactionApi(context, calls),
    openApi(context, calls),
    {
      request: (options: Options) => new Request(context, options).task(),
      // Nobody reads it here.
      getRealtimeLogManager: () => ({ warn: () => undefined, error: () => undefined }),
    },
  )
  age(wx, context.bridge.SDKVersion, context.options.oldPhone)
}
