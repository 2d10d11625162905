import { asLoginFailure, LoginFailure } from '../failure'
import { type Fields, fieldsIn, isRecord } from '../untrusted'
import type { Answer, PostRequest, WeChat } from '../wechat/wechat'
import type { Credentials, LoginResult, Posting } from './contract'
import type { ServedLogin } from './enabled'
import { refusalOf } from './refusal'

/** Where codes go. Comes from `deployment.ts` alone, never from a launch. */
export interface Endpoint {
  readonly host: string
  /** Milliseconds. */
  readonly timeout: number
}

/** What an exchange works with. */
export interface Exchange {
  readonly wechat: Pick<WeChat, 'post' | 'uniqueKey'>
  readonly endpoint: Endpoint
  /** For the person, in their language. */
  readonly message: string
  /** False once a newer launch took over. */
  readonly isWanted: () => boolean
}

/**
 * Exchanges the codes for what the app gets. The only function that posts codes: once, and to the deployment's host.
 * @throws LoginFailure of any network or backend kind
 */
export function exchange(
  login: ServedLogin,
  credentials: Credentials,
  { wechat, endpoint, message, isWanted }: Exchange,
): Promise<LoginResult> {
  const posting = login.posting(credentials)
  const granted = posting
    ? post(posting, credentials.lang, { wechat, endpoint, isWanted })
    : Promise.resolve<Fields>({})
  return granted.then((envelope) => login.result({ credentials, envelope, message }))
}

/**
 * Every post names the person's language and has its own `idempotency-key`. If a request provably never left, the codes
 * are unused, and the same request goes out once more.
 */
function post(
  posting: Posting,
  lang: string,
  { wechat, endpoint, isWanted }: Omit<Exchange, 'message'>,
): Promise<Fields> {
  const { path, headers, body } = posting
  const request: PostRequest = {
    url: endpoint.host + path,
    headers: { ...headers, 'accept-language': lang, 'idempotency-key': wechat.uniqueKey() },
    body,
    timeout: endpoint.timeout,
  }
  return wechat
    .post(request)
    .catch((thrown: unknown) => {
      const neverLeft = asLoginFailure(thrown).kind === 'network_unreachable'
      if (neverLeft && isWanted()) return wechat.post(request)
      throw thrown
    })
    .then((answer) => grantIn(answer, posting))
}

/** The envelope in which the backend granted the login. */
function grantIn({ status, body, retryAfter }: Answer, { isGranted }: Posting): Fields {
  if (status < 200 || status > 299) throw refusalOf(fieldsIn(body), { status, retryAfter })
  if (!isRecord(body)) throw new LoginFailure('bad_answer')
  if (!isGranted(body)) throw refusalOf(body, { status, retryAfter })
  return body
}
