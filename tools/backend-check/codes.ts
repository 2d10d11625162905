import { fieldsIn, textIn } from '../../miniprogram/untrusted'
import { WrongUse } from '../command/command'

/** Where the two codes come from that WeChat gives on a phone. `undefined`: there are no more. */
export interface Codes {
  login(): Promise<string | undefined>
  phone(): Promise<string | undefined>
}

/** The mock backend's WeChat, which the backend in question must ask, too. */
export function mockCodes(wechat: string): Codes {
  const code = async (kind: string): Promise<string> => {
    const response = await fetch(`${wechat}/standin/wechat/${kind}-codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => undefined)
    const answer: unknown = await response?.json().catch(() => undefined)
    const given = textIn(fieldsIn(answer)['code'])
    if (given) return given
    throw new WrongUse(`${wechat} is no mock WeChat: start one by npm run genauth.`)
  }
  return { login: () => code('login'), phone: () => code('phone') }
}

/** Codes that a phone gave, in order, divided by spaces or line breaks: LOGIN_CODES and PHONE_CODES. */
export function givenCodes(env: NodeJS.ProcessEnv): Codes {
  const from = (name: string) => {
    const left = (env[name] ?? '').split(/[\s,]+/).filter(Boolean)
    return () => Promise.resolve(left.shift())
  }
  return { login: from('LOGIN_CODES'), phone: from('PHONE_CODES') }
}
