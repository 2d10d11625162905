import { LoginFailure } from '../failure'
import { fieldsIn } from '../untrusted'
import type { Contract, Credentials, LoginRequest } from './contract'
import { enabled, type EnabledContract } from './enabled'
import { agreementsIn, codePayload, isOk, lifetimeIn, readState, requireServed } from './parameters'

export interface SigninSettings {
  /**
   * GenAuth applications that apps may name in a launch. They need `token_endpoint_auth_method: none`: a mini program
   * cannot keep a secret.
   */
  readonly appIds: readonly string[]
  /** Unique ID of the mini program connection in GenAuth's console. Example: `mini-login`. */
  readonly extIdpConnIdentifier: string
  /** Must hold `openid`; `offline_access` asks for a refresh token. Example: `openid profile`. */
  readonly scope: string
  /** Header names; public-config's `api.headers.keys` tells yours. Example: `x-authing-app-id`, `x-genauth-app-id`. */
  readonly headers: { readonly appId: string; readonly requestFrom: string }
}

/**
 * GenAuth V3 `signin-by-mobile`: the mini program logs in by itself, and the tokens pass through the app switch. Leave
 * it out unless your app needs it.
 */
export function signin(settings: SigninSettings): EnabledContract {
  return enabled({ name: 'signin', ids: settings.appIds, settings }, signinContract(settings))
}

export interface SigninRequest extends LoginRequest {
  readonly appId: string
}

/** The `statusCode` of a failure that never reached the backend: GenAuth's class for failures of the client. */
const CLIENT_ERROR = 499

export function signinContract(settings: SigninSettings): Contract<SigninRequest> {
  return {
    accept(launch) {
      const { appId, getPhone } = launch.query
      if (appId === undefined) return undefined
      requireServed(appId, settings.appIds)
      return { appId, phone: getPhone === '1', state: readState(launch) }
    },

    posting({ appId }, credentials) {
      const customData = agreementsIn(credentials)
      return {
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
        isGranted: ({ statusCode }) => isOk(statusCode),
      }
    },

    /** The documents say `expire_in`, the SDK for mini programs reads `expires_in`. Default: their sample's two hours. */
    result({ request: { state }, envelope }) {
      const { statusCode, message, requestId, data } = envelope
      const tokens = fieldsIn(data)
      if (!tokens.access_token && !tokens.id_token) throw new LoginFailure('bad_answer')
      return {
        appParameter: JSON.stringify({ statusCode, message, requestId, state, data }),
        lifetime: lifetimeIn(tokens.expires_in || tokens.expire_in, 7200),
      }
    },

    encodeFailure: ({ details }, message, state) => {
      const { statusCode = CLIENT_ERROR, apiCode, requestId } = details
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
