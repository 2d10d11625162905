import { component } from 'glass-easel-miniprogram-adapter'
import { fromBase64, readable, toBase64 } from '../base64'
import type { Context } from '../context'
import { age } from '../old-phone'
import { absentApi } from './absent'
import { createAnimation } from './animation'
import { authorizeApi } from './authorize'
import { Calls } from './call'
import { deviceApi } from './device'
import { DOWNLOAD, UPLOAD } from './files'
import { inertApi } from './inert'
import { instanceApi } from './instance'
import { interactionApi } from './interaction'
import { ElementObserver } from './intersection'
import { lifeApi } from './life-api'
import { navigationApi } from './navigation'
import { openApi } from './open'
import { Request } from './request'
import { scrollApi } from './scroll'
import { SelectorQuery } from './selector'
import { storageApi } from './storage'

/** Fills the program's `wx`, which exists before there is anything to fill it with. */
export function fillWx(wx: Record<string, unknown>, context: Context): void {
  const calls = new Calls(context)
  Object.assign(
    wx,
    inertApi(calls),
    storageApi(context, calls),
    navigationApi(context, calls),
    deviceApi(context, calls),
    interactionApi(context, calls),
    openApi(context, calls),
    lifeApi(context),
    authorizeApi(context, calls),
    scrollApi(context, calls),
    {
      env: { USER_DATA_PATH: 'http://usr' },
      // Not documented, and read by programs.
      version: { version: context.bridge.SDKVersion },
      request: (options: unknown) => new Request(context, options).task(),
      uploadFile: (options: unknown) => new Request(context, options, UPLOAD).task(),
      downloadFile: (options: unknown) => new Request(context, options, DOWNLOAD).task(),
      base64ToArrayBuffer: (text: unknown) =>
        context.faults.guard(() => fromBase64(readable(text)).buffer),
      arrayBufferToBase64: (bytes: ArrayBuffer) => toBase64(new Uint8Array(bytes)),
      getApiCategory: () => 'default',
      createAnimation,
      createSelectorQuery: () => new SelectorQuery(context),
      createIntersectionObserver: (caller?: object, options?: object) =>
        new ElementObserver(context, caller, options),
    },
  )
  Object.assign(wx, absentApi(wx, context, calls))
  giveComponents(context)
  age(wx, context.bridge.SDKVersion, context.options.oldPhone)
}

/** The adapter's own know neither the page's window nor all that may be asked. */
function giveComponents(context: Context): void {
  // As in WeChat an instance can be put into data: what is copied there leads to no element.
  Object.defineProperty(component.ComponentCaller.prototype, '_$', {
    configurable: true,
    set(this: object, value: unknown) {
      Object.defineProperty(this, '_$', { value, writable: true, configurable: true })
    },
  })
  Object.assign(component.ComponentCaller.prototype, instanceApi(context))
}
