import { profile } from '../api/authorize'
import { Failure } from '../api/failure'
import type { Context } from '../context'
import { raise } from '../framework'
import { isAtLeast } from '../version'
import { showSettings } from '../surfaces/settings'
import { showPhoneSheet } from '../surfaces/phone-sheet'
import { showToast } from '../surfaces/toast'

type OpenType = (button: HTMLElement, context: Context) => void

const OPEN_TYPES: Readonly<Record<string, OpenType>> = {
  getPhoneNumber: (button, context) => void give(button, context, 'getPhoneNumber', phone),
  getRealtimePhoneNumber: (button, context) =>
    void give(button, context, 'getRealtimePhoneNumber', phone),
  getUserInfo: (button, context) => void give(button, context, 'getUserInfo', async () => profile),
  agreePrivacyAuthorization: (button, { privacy, bridge }) => {
    if (!isAtLeast(bridge.SDKVersion, '2.32.3')) return
    privacy.agree()
    raise(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  launchApp: returnToApp,
  contact: (_, context) => showToast(context, { title: context.texts.contact, icon: 'none' }),
  openSetting: (button, context) =>
    void showSettings(context).then(() => {
      const authSetting = context.authorizations.all()
      raise(button, 'opensetting', { errMsg: 'openSetting:ok', authSetting })
    }),
}

/** Names that wx.canIUse answers for. */
export const OPEN_TYPE_NAMES: readonly string[] = Object.keys(OPEN_TYPES)

/** What the tap on a button with an open-type does; `a|b` agrees to the privacy guide before the rest. */
export function useOpenType(button: HTMLElement, context: Context): void {
  const types = (button.getAttribute('open-type') ?? '').split('|').map((type) => type.trim())
  const agreeing = (type: string): number => (type === 'agreePrivacyAuthorization' ? 0 : 1)
  for (const type of types.sort((a, b) => agreeing(a) - agreeing(b))) {
    const act = OPEN_TYPES[type]
    if (act) act(button, context)
    else if (type !== '') {
      const says = `<button open-type="${type}"> is not in the simulator`
      context.events.emit('console', 'warn', [says])
    }
  }
}

/** Buttons whose sheet is open. */
const asking = new WeakSet<HTMLElement>()

async function give(
  button: HTMLElement,
  context: Context,
  name: string,
  ask: (context: Context) => Promise<object>,
): Promise<void> {
  if (asking.has(button)) {
    context.events.emit('console', 'error', [`invoke ${name} too frequently`])
    return
  }
  asking.add(button)
  const event = name.toLowerCase()
  try {
    await context.privacy.ensure(`button.${name}`)
    const refusal = context.replies.refusal(name)
    if (refusal) throw refusal
    raise(button, event, { ...(await ask(context)), errMsg: `${name}:ok` })
  } catch (error) {
    const { message, errno } = error as Failure
    const errMsg = `${name}:fail ${message}`
    raise(button, event, errno === undefined ? { errMsg } : { errMsg, errno })
  }
  asking.delete(button)
}

async function phone(context: Context): Promise<object> {
  if (!(await showPhoneSheet(context))) throw new Failure('user deny')
  const code = await context.person.phoneCode()
  // Before, there was encrypted data alone.
  return isAtLeast(context.bridge.SDKVersion, '2.21.2') ? { code } : {}
}

/** The parameter counts as it stands when the finger taps; nothing can be filled in later. */
function returnToApp(button: HTMLElement, context: Context): void {
  const refusal = context.replies.refusal('launchApp')
  if (refusal || !context.returnAbility.canReturn) {
    raise(button, 'error', { errMsg: refusal?.message ?? 'invalid scene' })
    return
  }
  const parameter = button.getAttribute('app-parameter') ?? ''
  raise(button, 'launchapp', { errMsg: 'launchApp:ok' })
  context.events.step('returned', parameter)
  context.events.emit('launchApp', parameter, context.returnAbility.appId)
  context.layers.toLogic(() => context.life.background())
}
