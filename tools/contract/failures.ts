import { API_CODES } from '../../miniprogram/contracts/refusal'
import { relayContract } from '../../miniprogram/contracts/relay'
import { signinContract } from '../../miniprogram/contracts/signin'
import { ticketContract } from '../../miniprogram/contracts/ticket'
import { type FailureKind, failures, LoginFailure, textKeyOf } from '../../miniprogram/failure'
import { locales, unmarked } from '../../miniprogram/locales/index'
import type { ContractName } from './messages'

/** One kind of failure, as docs/contract/failures.json has it. */
export interface DocumentedFailure {
  readonly kind: FailureKind
  /** Whether another try can help. */
  readonly retry: boolean
  /** GenAuth's apiCodes that mean it. */
  readonly apiCodes: readonly number[]
  /** By language; `{app}` is the brand's name. A `message` of the backend stands in place of the hint. */
  readonly texts: Readonly<Record<string, { readonly title: string; readonly hint: string }>>
  /**
   * `extMsg` by contract. `<message>`: the backend's, or else the title. What the launch or the backend did not give
   * (`<state>`, `<apiCode>`, `<requestId>`) is left out, with its key.
   */
  readonly results: Readonly<Record<ContractName, string>>
}

/** Kinds that the backend's answer decides. */
const BY_BACKEND: ReadonlySet<FailureKind> = new Set([
  'refused',
  ...API_CODES.map(([kind]) => kind),
])

const contracts = {
  ticket: ticketContract({ userPoolIds: [], path: '', lifetime: 0 }),
  relay: relayContract,
  signin: signinContract({
    ...{ appIds: [], extIdpConnIdentifier: '', scope: '' },
    headers: { appId: '', requestFrom: '' },
  }),
}

/** What stands for values of the backend in the code, and in the file. */
const STATUS = 418_418
const API_CODE = 424_242

export function documentedFailures(): DocumentedFailure[] {
  return kinds.map((kind) => ({
    kind,
    retry: failures[kind].retry,
    apiCodes: API_CODES.flatMap(([of, codes]) => (of === kind ? codes : [])),
    texts: Object.fromEntries(
      Object.entries(locales).map(([name, { failures: texts }]) => {
        const { title, hint } = texts[textKeyOf(kind)]
        return [name, { title: unmarked(title), hint: unmarked(hint) }]
      }),
    ),
    results: {
      ticket: told('ticket', kind),
      relay: told('relay', kind),
      signin: told('signin', kind),
    },
  }))
}

const kinds = Object.keys(failures) as FailureKind[]

function told(contract: ContractName, kind: FailureKind): string {
  const details = BY_BACKEND.has(kind)
    ? { statusCode: STATUS, apiCode: API_CODE, requestId: '<requestId>' }
    : {}
  const failure = new LoginFailure(kind, details)
  return contracts[contract]
    .encodeFailure(failure, '<message>', '<state>')
    .replace(String(STATUS), '<statusCode>')
    .replace(String(API_CODE), '<apiCode>')
}
