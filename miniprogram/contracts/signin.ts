import type { SigninSettings } from '../deployment-fields'
import { LoginFailure } from '../failure'
import { isRecord } from '../launch/launch'
import { answering } from './index'
import type { Backend, Contract, Credentials, EnabledContract, LoginRequest } from './contract'
import { agreementsIn, codePayload, isOk, lifetimeIn, readState, requireServed } from './parameters'
import { postJson } from './post-json'

/** GenAuth V3: the mini program logs in by itself, and the tokens pass through the app switch. */
export function signin(settings: SigninSettings): EnabledContract {
  return {
    name: 'signin',
    ids: settings.appIds,
    settings,
    connect: (backend) => answering(signinContract(settings, backend)),
  }
}

export interface SigninRequest extends LoginRequest {
  readonly appId: string
}

export interface SigninGrant {
  /** As the backend sent it. */
  readonly envelope: Record<string, unknown>
  /** Seconds. */
  readonly expiresIn: number
}

/** GenAuth's classes of failure: what ends here, before the backend, is the client's. */
const CLIENT_ERROR = 499

export function signinContract(
  settings: SigninSettings,
  backend: Backend,
): Contract<SigninRequest, SigninGrant> {
  return {
    accept(launch) {
      const { appId, getPhone } = launch.query
      if (appId === undefined) return undefined
      requireServed(appId, settings.appIds)
      return { appId, phone: getPhone === '1', state: readState(launch) }
    },

    exchange({ appId }, credentials, wechat) {
      const customData = agreementsIn(credentials)
      const posting = {
        backend,
        path: '/api/v3/signin-by-mobile',
        headers: { [settings.headers.appId]: appId, [settings.headers.requestFrom]: 'sdk-miniapp' },
        body: {
          ...connectionOf(credentials),
          extIdpConnidentifier: settings.extIdpConnIdentifier,
          options: {
            scope: settings.scope,
            ...(customData.agreements ? { customData } : {}),
          },
        },
        isGranted: ({ statusCode }: Record<string, unknown>) => isOk(statusCode),
      }
      return postJson(wechat, posting).then(readGrant)
    },

    lifetime: (grant) => grant.expiresIn,

    encode: ({ state }, { envelope }) => {
      const { statusCode, message, requestId, data } = envelope
      return JSON.stringify({ statusCode, message, requestId, state, data })
    },

    encodeFailure: ({ words }, message, state) => {
      const { statusCode = CLIENT_ERROR, apiCode, requestId } = words
      return JSON.stringify({ statusCode, message, apiCode, requestId, state })
    },
  }
}

function connectionOf(credentials: Credentials) {
  return credentials.phoneCode === undefined
    ? {
        connection: 'wechat_mini_program_code',
        wechatMiniProgramCodePayload: { code: credentials.loginCode },
      }
    : {
        connection: 'wechat_mini_program_code_and_phone',
        wechatMiniProgramCodeAndPhonePayload: codePayload(credentials),
      }
}

/** Documents say `expire_in`, the SDK for mini programs reads `expires_in`. Without either: two hours, as sampled. */
function readGrant(envelope: Record<string, unknown>): SigninGrant {
  const tokens = envelope.data
  if (!isRecord(tokens) || !(tokens.access_token || tokens.id_token)) {
    throw new LoginFailure('bad_answer')
  }
  return { envelope, expiresIn: lifetimeIn(tokens.expires_in || tokens.expire_in, 7200) }
}
