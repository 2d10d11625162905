import { answering } from './index'
import type { Contract, Credentials, EnabledContract, LoginRequest } from './contract'
import { readState } from './parameters'

/** GenAuth's Guard SDKs for Android and iOS: the codes go to the app, which posts them. Needs no setting. */
export function relay(): EnabledContract {
  return { name: 'relay', ids: [], settings: {}, connect: () => answering(relayContract) }
}

export const relayContract: Contract<LoginRequest, Credentials> = {
  // The app has yet to post it: it must leave as young as it can be.
  loginCodeLast: true,

  /** Claims what names nobody: the SDK for Android launches the home page without a query. */
  accept(launch) {
    const { query } = launch
    if ('userPoolId' in query || 'appId' in query) return undefined
    return { phone: query.getPhone !== '0', state: readState(launch) }
  },

  exchange: (_request, credentials) => Promise.resolve(credentials),

  lifetime: () => 300,

  /** Exactly what the SDKs know, and `state`: no proof of consent, for nothing is posted here. */
  encode: ({ state }, { loginCode, phoneCode }) =>
    JSON.stringify({ code: loginCode, phoneInfoCode: phoneCode, state }),

  /** The one failure that the SDK for Android knows. */
  encodeFailure: () => '',
}
