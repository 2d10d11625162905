import AsyncStorage from '@react-native-async-storage/async-storage'
import { DeviceEventEmitter } from 'react-native'
import * as WeChat from 'react-native-wechat-lib'

import { finish, Refusal, start } from './login-server'

const ATTEMPT = 'wechat-login-attempt'

/** What the app shows. */
export interface LoginPage {
  loggedIn(session: string): void
  failed(message: string): void
}

interface WeChatEvent {
  type?: string
  errCode?: number
  extMsg?: string
  country?: string
}

// region launch
/** The button calls it. Nothing waits for the result: somebody who comes back without one taps again. */
export async function logIn(page: LoginPage): Promise<void> {
  try {
    if (!(await WeChat.isWXAppInstalled())) return page.failed('Please install WeChat')
    const { attempt, path } = await start('en')
    await AsyncStorage.setItem(ATTEMPT, attempt)
    // Not awaited: it settles with a result, maybe that of a later login, or never. `listen` reads the results.
    WeChat.launchMiniProgram({ userName: 'gh_a781a791e29e', path, miniProgramType: 0 }).catch(
      () => undefined,
    )
  } catch {
    page.failed('Please try again')
  }
}
// endregion

// region result
/** Call it after registerApp, at the start of the app: the results of every login come here. Gives what stops it. */
export function listen(page: LoginPage): () => void {
  const subscription = DeviceEventEmitter.addListener('WeChat_Resp', async (event: WeChatEvent) => {
    const extMsg = extMsgOf(event)
    const attempt = await AsyncStorage.getItem(ATTEMPT)
    if (extMsg === undefined || !attempt) return
    if (event.errCode) return page.failed(`WeChat refused the launch: ${event.errCode}`)
    try {
      const session = await finish(attempt, extMsg)
      if (session) page.loggedIn(session)
    } catch (error) {
      page.failed(error instanceof Refusal ? error.message : 'Please try again')
    }
  })
  return () => subscription.remove()
}

/** The library reports Android's ShowMessageFromWX as this other type, its text as `country`. */
function extMsgOf({ type, extMsg, country }: WeChatEvent): string | undefined {
  if (type === 'WXLaunchMiniProgramReq.Resp') return extMsg ?? ''
  if (type === 'SendMessageToWX.Resp' && country) return country
  return undefined
}
// endregion
