import { LoginFailure } from '../../miniprogram/failure'
import { error, type Finding, judge, messageOf, warning } from '../doctor/finding'
import { isLoopback } from '../doctor/origin'
import type { Codes } from './codes'
import type { Conversation } from './conversation'
import { type Asking, type BackendPromise, NotAsked, promises } from './promises'

export interface Question {
  readonly host: string
  readonly contract: Asking['contract']
  readonly talk: Conversation
  readonly codes: Codes
  readonly exchangePath: string
  /** Of the user pool, if it is known. */
  readonly secret: string | undefined
  readonly wait: boolean
  readonly limit: boolean
}

/** Asks for one promise after the other: a backend may limit how often somebody logs in. */
export async function checkBackend(question: Question): Promise<Finding[]> {
  const { contract, codes, secret } = question
  const some = (missing: string, take: () => Promise<string | undefined>) => async () => {
    const code = await take()
    if (code === undefined) throw new NotAsked(missing)
    return code
  }
  const asking: Asking = {
    ...question,
    loginCode: some('no more codes: LOGIN_CODES', () => codes.login()),
    phoneCode: some('no more codes: PHONE_CODES', () => codes.phone()),
    expiredCode: some('needs a mock WeChat: --wechat', () => codes.expired()),
    secret: () => {
      if (!secret) throw new NotAsked('needs the secret of the user pool: POOL_SECRET')
      return secret
    },
  }
  const findings = [...hostFindings(question.host)]
  for (const promise of promises) {
    if (promise.of === undefined || promise.of === contract) {
      findings.push(...(await findingsOf(promise, asking)))
    }
  }
  return findings
}

function hostFindings(host: string): Finding[] {
  const url = new URL(host)
  const isSafe = url.protocol === 'https:' || isLoopback(url)
  const problem = isSafe
    ? undefined
    : error('is not https: a phone refuses it', 'Serve it over https.')
  return judge({ id: 'host.https', title: 'host' }, url.origin, [problem])
}

async function findingsOf(promise: BackendPromise, asking: Asking): Promise<Finding[]> {
  const { id, title, fine } = promise
  try {
    return judge({ id, title }, fine, await promise.problems(asking))
  } catch (thrown) {
    const problem =
      thrown instanceof NotAsked
        ? warning(`not asked: ${thrown.message}`)
        : error(`not known: ${thrown instanceof LoginFailure ? thrown.kind : messageOf(thrown)}`)
    return judge({ id, title }, fine, [problem])
  }
}
