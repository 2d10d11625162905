import type { Contract, Credentials, LoginRequest } from '../../../miniprogram/contracts/contract'
import { enabled, type AcceptedLogin } from '../../../miniprogram/contracts/enabled'
import { exchange } from '../../../miniprogram/contracts/exchange'
import { LoginFailure } from '../../../miniprogram/failure'
import { type Launch, readLaunch } from '../../../miniprogram/launch/launch'
import { FakeWeChat } from '../wechat/fake-wechat'

/** What the tests of the contracts share. */

export const endpoint = { host: 'https://auth.example.com', timeout: 10_000 }

export const codes: Credentials & { phoneCode: string } = {
  age: 0,
  lang: 'zh-CN',
  loginCode: 'the-login-code',
  phoneCode: 'the-phone-code',
  consents: [],
}

/** Starts the exchange of a login, up to its post. */
export function exchanging(
  login: AcceptedLogin | undefined,
  credentials: Credentials = codes,
  { message = 'ok', isWanted = (): boolean => true } = {},
) {
  if (!login?.request) throw new Error('not accepted')
  const wechat = new FakeWeChat()
  const result = exchange(login, credentials, { wechat, endpoint, message, isWanted })
  // A test that looks at the posts alone does not wait for the result.
  result.catch(() => undefined)
  return { wechat, result }
}

/** The result of a contract's login after this answer of the backend. */
export function answered<Request extends LoginRequest>(
  contract: Contract<Request>,
  query: Record<string, string>,
  answer: { status: number; body: unknown },
) {
  const { accept } = enabled({ name: 'tested', ids: [], settings: {} }, contract)
  const { wechat, result } = exchanging(accept(launchOf(query)))
  wechat.posts[0]?.resolve(answer)
  return result
}

export function launchOf(query: Record<string, string>, path = 'routes/explore'): Launch {
  return readLaunch({ path, query, scene: 1069, referrerInfo: { appId: 'wx1' } })
}

/** The failure that something thrown is; an error that is none fails the test. */
export function failureIn(thrown: unknown): LoginFailure {
  if (thrown instanceof LoginFailure) return thrown
  throw thrown
}

/** The kind of failure that is thrown at once, or `nothing`. */
export function kindThrown(run: () => unknown): string {
  try {
    run()
  } catch (thrown) {
    return failureIn(thrown).kind
  }
  return 'nothing'
}

/** The failure that a promise ends with. */
export function failureOf(promise: Promise<unknown>): Promise<LoginFailure> {
  return promise.then((value) => {
    throw new Error(`no failure, but ${JSON.stringify(value)}`)
  }, failureIn)
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
