import type { RelaySettings } from '../deployment-fields'
import { LoginFailure } from '../failure'
import type { Contract, Credentials, LoginRequest } from './contract'
import { readState } from './parameters'

/** GenAuth's Guard SDKs: the app gets the codes and posts them itself. */
export function relayContract(
  settings: RelaySettings | undefined,
): Contract<LoginRequest, Credentials> {
  return {
    // The app has yet to post it: it must leave as young as it can be.
    loginCodeLast: true,

    /** Claims what nobody else does: the SDK for Android launches the home page without a query. */
    accept(launch) {
      if (!settings) throw new LoginFailure('invalid_launch')
      return { phone: launch.query.getPhone !== '0', state: readState(launch) }
    },

    exchange: (_request, credentials) => Promise.resolve(credentials),

    lifetime: () => 300,

    encode: ({ state }, { loginCode, phoneCode }) =>
      JSON.stringify({ code: loginCode, phoneInfoCode: phoneCode, state }),

    /** The one failure that the SDK for Android knows. */
    encodeFailure: () => '',
  }
}
