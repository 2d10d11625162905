import { join } from 'node:path'

import type { LoginSession } from '../../miniprogram/session/login-session'
import type { WeChatServer } from '../../tools/standins/genauth/wechat-server'
import { settle } from '../unit/session/bench'

interface WxRequest {
  readonly url: string
  readonly method?: 'POST'
  readonly header: Record<string, string>
  readonly data: object
  success(answer: { statusCode: number; data: unknown; header: object }): void
}

/** Loads app.ts of a copy into a WeChat whose requests go out, and launches it. */
export function launchIn(folder: string, path: string, wechat: WeChatServer) {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))
  const requests: Promise<void>[] = []
  const codes = { login: '', phone: '' }
  const request = async ({ url, method, header, data, success }: WxRequest) => {
    const sent = { method: method ?? 'GET', headers: header, body: JSON.stringify(data) }
    const answer = await fetch(url, sent)
    success({ statusCode: answer.status, data: await answer.json(), header: {} })
  }
  let session: LoginSession | undefined
  Object.assign(globalThis, {
    App: (options: { session: LoginSession }) => (session = options.session),
    wx: {
      getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
      getEnterOptionsSync: () => ({ path: 'routes/explore', query, scene: 1069 }),
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      login: ({ success }: { success(answer: object): void }) =>
        success({ code: (codes.login = wechat.issueLoginCode('alice')) }),
      request: (asked: WxRequest) => void requests.push(request(asked)),
      getStorageSync: () => '',
      setStorage: () => undefined,
      canIUse: () => true,
    },
  })
  jest.isolateModules(() => void require(join(folder, 'miniprogram/app')))
  if (!session) throw new Error('App() was not called')
  const started = session
  started.open()
  const logIn = async () => {
    started.agreeAndTapLogin()
    codes.phone = wechat.issuePhoneCode('alice')
    started.answerPhone({ code: codes.phone })
    await settle()
    await Promise.all(requests)
    await settle()
  }
  const result = () => ('appParameter' in started.phase ? started.phase.appParameter : undefined)
  return { session: started, codes, logIn, result }
}
