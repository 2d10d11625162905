import { LoginFailure } from '../failure'
import { oneLine } from '../one-line'
import { fieldsIn, textIn } from '../untrusted'
import type { Contract, Credentials, LoginRequest } from './contract'
import { enabled, type EnabledContract } from './enabled'
import {
  agreementsIn,
  codePayload,
  isOk,
  languageHeader,
  lifetimeIn,
  readState,
  requestIdIn,
  requireServed,
} from './parameters'

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
  readonly headers: {
    readonly appId: string
    readonly requestFrom: string
    /** Default: `x-authing-lang`. */
    readonly lang?: string
  }
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

/** A longer result, in UTF-16 units, is not passed through the app switch: real tokens take a few thousand. */
const LONGEST_RESULT = 32_000

export function signinContract(settings: SigninSettings): Contract<SigninRequest> {
  return {
    /** A launch that names a user pool is the ticket contract's, even if it names an application, too. */
    accept(launch) {
      const { appId, getPhone } = launch.query
      if (appId === undefined || 'userPoolId' in launch.query) return undefined
      requireServed(appId, settings.appIds)
      return { appId, phone: getPhone === '1', state: readState(launch) }
    },

    posting({ appId }, credentials) {
      const customData = agreementsIn(credentials)
      return {
        path: '/api/v3/signin-by-mobile',
        headers: {
          [settings.headers.appId]: appId,
          [settings.headers.requestFrom]: 'sdk-miniapp',
          ...languageHeader(credentials, settings.headers.lang),
        },
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
      const tokens = fieldsIn(envelope.data)
      if (!textIn(tokens.access_token) && !textIn(tokens.id_token)) {
        throw new LoginFailure('bad_answer')
      }
      const message = oneLine(textIn(envelope.message)) || undefined
      const requestId = requestIdIn(envelope)
      const answer = { statusCode: 200, message, requestId, state, data: tokens }
      const appParameter = JSON.stringify(answer)
      if (appParameter.length > LONGEST_RESULT) throw new LoginFailure('bad_answer')
      return {
        appParameter,
        lifetime: lifetimeIn(tokens.expires_in || tokens.expire_in, 7200),
      }
    },

    encodeFailure: ({ kind, details }, message, state) => {
      const { statusCode = CLIENT_ERROR, apiCode, requestId } = details
      return JSON.stringify({ statusCode, message, error: kind, apiCode, requestId, state })
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
