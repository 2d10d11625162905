import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** Names of this machine. A page whose own name was made to lead here (DNS rebinding) asks with that name. */
const LOCAL_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/

type Asking = Pick<IncomingMessage, 'headers'>

/**
 * Whether a request is addressed to this machine, by a program, by a page of this very server, or by a person who opens
 * one. Any page can send requests to 127.0.0.1: browsers name it in `Origin`, or, where that is left out, as with
 * `<script src>`, say that the site is another one.
 * https://developer.chrome.com/blog/private-network-access-update https://www.w3.org/TR/fetch-metadata/
 */
export function isWelcome({ headers }: Asking): boolean {
  const { host = '', origin } = headers
  const isOther = headers['sec-fetch-site'] === 'cross-site'
  if (isOther && headers['sec-fetch-mode'] !== 'navigate') return false
  return LOCAL_HOST.test(host) && (origin === undefined || origin === `http://${host}`)
}

/** Whether no page asks at all: browsers always name theirs on a WebSocket. */
export function isProgram(request: Asking): boolean {
  return isWelcome(request) && request.headers.origin === undefined
}

/** Keeps web pages of other sites out of a server on this machine, and its pages out of their frames. */
export function refuseOtherSites(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw }, reply) => {
    reply.header('content-security-policy', FRAMING)
    if (isWelcome(raw)) return
    await reply.code(403).send({ message: 'Only this machine, and no other web page, may ask.' })
  })
}

/** The workbench frames the simulator. */
const FRAMING = 'frame-ancestors http://127.0.0.1:* http://localhost:*'
