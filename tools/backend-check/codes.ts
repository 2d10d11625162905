import { fieldsIn, textIn } from '../../miniprogram/untrusted'
import { WrongUse } from '../command/command'

/** Where the two codes come from that WeChat gives on a phone. `undefined`: there are no more. */
export interface Codes {
  login(): Promise<string | undefined>
  phone(): Promise<string | undefined>
  /** For a login, and older than WeChat allows. */
  expired(): Promise<string | undefined>
}

/** Of WeChat's codes, in milliseconds. */
const LIFETIME = 300_000

/** The mock backend's WeChat, which the backend in question must ask, too. */
export function mockCodes(wechat: string): Codes {
  const ask = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${wechat}/standin/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined)
    return response?.json().catch(() => undefined)
  }
  const code = async (kind: string): Promise<string> => {
    const given = textIn(fieldsIn(await ask(`wechat/${kind}-codes`, {}))['code'])
    if (given) return given
    throw new WrongUse(`${wechat} is no mock WeChat: start one by npm run genauth.`)
  }
  const expired = async () => {
    const old = await code('login')
    await ask('clock', { advance: LIFETIME + 1000 })
    return old
  }
  return { login: () => code('login'), phone: () => code('phone'), expired }
}

/** Codes that a phone gave, in order, divided by spaces or line breaks: LOGIN_CODES and PHONE_CODES. */
export function givenCodes(env: NodeJS.ProcessEnv): Codes {
  const from = (name: string) => {
    const left = (env[name] ?? '').split(/[\s,]+/).filter(Boolean)
    return () => Promise.resolve(left.shift())
  }
  return {
    login: from('LOGIN_CODES'),
    phone: from('PHONE_CODES'),
    expired: () => Promise.resolve(undefined),
  }
}
