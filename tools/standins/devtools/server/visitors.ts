import type { IncomingMessage } from 'node:http'

/** Names of this machine. A page whose own name was made to lead here (DNS rebinding) asks with that name. */
const LOCAL_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/

/** Whether a request was addressed to this machine, by a program or by a page of this very server. */
export function isWelcome({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '', origin } = headers
  return LOCAL_HOST.test(host) && (origin === undefined || origin === `http://${host}`)
}

/** Whether no page asks at all: browsers always name theirs on a WebSocket. */
export function isProgram(request: Pick<IncomingMessage, 'headers'>): boolean {
  return isWelcome(request) && request.headers.origin === undefined
}
