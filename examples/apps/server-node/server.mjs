import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const { GENAUTH_URL = 'https://core.genauth.ai', USER_POOL_ID, POOL_SECRET } = process.env
const { PORT = '8080', ATTEMPT_SECONDS = '600' } = process.env

/** @typedef {{ state: string, verifier: string, expires: number }} Attempt */
/** Logins that are under way. If you run several servers, keep them in a store that all share. @type {Map<string, Attempt>} */
const attempts = new Map()
/** The user of each session. Replace it with your own sessions. @type {Map<string, string>} */
const sessions = new Map()

class Refusal extends Error {
  /** @param {number} status @param {string} code @param {string} message for the person */
  constructor(status, code, message) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** 256 random bits in base64url: 43 characters, none of which needs encoding. */
const randomToken = () => randomBytes(32).toString('base64url')

// region start
/** State and PKCE (RFC 7636): both stay here, the app gets only `attempt`. @param {{ lang?: unknown }} body */
function start({ lang }) {
  const [attempt, state, verifier] = [randomToken(), randomToken(), randomToken()]
  const lifetime = Number(ATTEMPT_SECONDS) * 1000
  attempts.set(attempt, { state, verifier, expires: Date.now() + lifetime })
  setTimeout(() => attempts.delete(attempt), lifetime).unref()
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const path =
    `/routes/explore?userPoolId=${USER_POOL_ID}&getPhone=1&fromApp=1&useSelfWxapp=0` +
    `&state=${state}&code_challenge=${challenge}&code_challenge_method=S256` +
    (/^[a-z]{2}(-[A-Z]{2})?$/.test(String(lang)) ? `&lang=${lang}` : '')
  return { attempt, path }
}
// endregion

// region finish
/** @param {{ attempt?: unknown, extMsg?: unknown }} body */
async function finish({ attempt, extMsg }) {
  const key = String(attempt)
  const known = attempts.get(key)
  if (!known || known.expires <= Date.now()) {
    throw new Refusal(400, 'unknown_attempt', 'Please log in again.')
  }
  const result = readTicketResult(String(extMsg))
  // A result of another login does not end the one that is under way.
  if (result.get('state') !== known.state) {
    throw new Refusal(400, 'wrong_state', 'This answer belongs to another login.')
  }
  attempts.delete(key)
  const ticket = result.get('ticket')
  if (result.get('code') !== '200' || !ticket) {
    throw new Refusal(401, 'not_logged_in', result.get('message') || 'Login not finished.')
  }
  const user = await exchange(ticket, known.verifier)
  const session = randomToken()
  sessions.set(session, user._id)
  return { session, user: { id: user._id, phone: user.phone } }
}
// endregion

/** Reads `a=1&b=2`. Nothing is decoded, and a value starts after the first `=`. @param {string} extMsg */
function readTicketResult(extMsg) {
  const result = new Map()
  for (const pair of extMsg.split('&')) {
    const at = pair.indexOf('=')
    if (at > 0) result.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return result
}

// region exchange
/** @param {string} ticket @param {string} verifier */
async function exchange(ticket, verifier) {
  const answer = await ask(`/oauth/app2wxapp/auth/${USER_POOL_ID}`, {
    secret: POOL_SECRET,
    ticket,
    code_verifier: verifier,
  })
  // GenAuth's documents differ: the bare user, or `code` (number or text) and `data` (object or JSON in a text).
  if (answer?._id) return answer
  // A refusal is HTTP 200 too.
  if (Number(answer?.code) !== 200) {
    throw new Refusal(401, 'refused', answer?.message || 'Login not finished.')
  }
  return typeof answer.data === 'string' ? JSON.parse(answer.data) : answer.data
}
// endregion

/** @param {string} path @param {object} body */
async function ask(path, body) {
  try {
    const answer = await fetch(GENAUTH_URL + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return await answer.json()
  } catch {
    throw new Refusal(502, 'unreachable', 'The login service cannot be reached.')
  }
}

/** @type {Record<string, (body: Record<string, unknown>) => unknown>} */
const routes = { '/login/wechat/start': start, '/login/wechat/finish': finish }

/** @param {import('node:http').IncomingMessage} request */
async function answerTo(request) {
  const route = request.method === 'POST' && routes[request.url ?? '']
  if (!route) throw new Refusal(404, 'not_found', 'Not found.')
  return route(await readJson(request))
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<Record<string, unknown>>} */
async function readJson(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 16_384) throw new Refusal(413, 'too_long', 'Too long.')
  }
  try {
    return Object(JSON.parse(text))
  } catch {
    throw new Refusal(400, 'bad_request', 'Not JSON.')
  }
}

const server = createServer(async (request, response) => {
  const send = (/** @type {number} */ status, /** @type {unknown} */ body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  try {
    send(200, await answerTo(request))
  } catch (error) {
    // Log neither bodies nor errors as they are: they hold tickets, tokens and phone numbers.
    if (!(error instanceof Refusal))
      return send(500, { error: 'failed', message: 'Login not finished.' })
    send(error.status, { error: error.code, message: error.message })
  }
})
server.listen(Number(PORT), () => console.log('listening on port', Object(server.address()).port))
