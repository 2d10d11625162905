import type { Context } from '../context'
import { showContract } from '../surfaces/contract'
import type { Calls } from './call'
import type { PhoneTime } from '../phone-time'
import { Failure } from './failure'

/** Login and privacy. */
export function openApi(context: Context, calls: Calls): Record<string, unknown> {
  const { person, privacy, texts, options, time } = context
  return {
    login: calls.calling('login', async ({ timeout }) => ({
      code: await within(person.loginCode(), timeout, time),
    })),
    checkSession: calls.promising('checkSession', () => undefined),
    getPrivacySetting: calls.calling('getPrivacySetting', () => ({
      needAuthorization: privacy.needsAuthorization,
      privacyContractName: texts.contract(options.appName),
    })),
    openPrivacyContract: calls.calling('openPrivacyContract', () => showContract(context)),
    // To ask, which comes before any private call, is all it is for.
    requirePrivacyAuthorize: calls.calling('requirePrivacyAuthorize', () => undefined),
    onNeedPrivacyAuthorization: (handler: NonNullable<typeof privacy.handler>) => {
      privacy.handler = handler
    },
    offNeedPrivacyAuthorization: () => {
      privacy.handler = undefined
    },
  }
}

function within<Result>(
  result: Promise<Result>,
  timeout: unknown,
  time: PhoneTime,
): Promise<Result> {
  if (typeof timeout !== 'number') return result
  const late = new Promise<never>((_, reject) =>
    time.start(() => reject(new Failure('timeout', 5)), timeout),
  )
  return Promise.race([result, late])
}
