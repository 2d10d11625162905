import { relay } from '../../../miniprogram/contracts/relay'
import { signin } from '../../../miniprogram/contracts/signin'
import { ticket } from '../../../miniprogram/contracts/ticket'
import { LoginFailure } from '../../../miniprogram/failure'
import { type Launch, readLaunch } from '../../../miniprogram/launch/launch'

/** What the tests of the contracts share. Written out here, so that no change of a deployment touches them. */

export const backend = { host: 'https://auth.example.com', timeout: 10_000 }

export const codes = { loginCode: 'the-login-code', phoneCode: 'the-phone-code', consents: [] }

/** The settings of every contract that has some. */
export const settings = {
  ticket: {
    userPoolIds: ['pool1', 'pool2'],
    path: '/oauth/app2wxapp/ticket/{userPoolId}',
    lifetime: 120,
  },
  signin: {
    appIds: ['app1', 'app2'],
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid profile',
    headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
  },
}

/** Every contract, enabled. */
export const contracts = {
  ticket: ticket(settings.ticket),
  signin: signin(settings.signin),
  relay: relay(),
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
