import type { Contract, LoginRequest } from './contract'
import { enabled, type EnabledContract } from './enabled'
import { readState } from './parameters'

/** GenAuth's Guard SDKs for Android and iOS: the app gets the codes and posts them itself. Needs no setting. */
export function relay(): EnabledContract {
  return enabled({ name: 'relay', fallback: true, settings: {} }, relayContract)
}

/** Both codes are valid for so many seconds. */
const CODE_LIFETIME = 300

export const relayContract: Contract<LoginRequest> = {
  // The app posts the login code after the return, so it is fetched as late as possible.
  loginCodeLast: true,

  /** Claims every launch that names nothing: the SDK for Android launches the home page without a query. */
  accept(launch) {
    const { query } = launch
    if ('userPoolId' in query || 'appId' in query) return undefined
    return { phone: query.getPhone !== '0', state: readState(launch) }
  },

  /** Exactly what the SDKs know, and `state`. No proof of consent, because nothing is posted here. */
  result: ({ request: { state }, credentials: { loginCode, phoneCode, age } }) => ({
    appParameter: JSON.stringify({ code: loginCode, phoneInfoCode: phoneCode, state }),
    lifetime: CODE_LIFETIME - age,
  }),

  /** The only failure that the SDK for Android knows. */
  encodeFailure: () => '',
}
