import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { isRecord, type Params } from '../automator/protocol'
import { isProgram } from '../../local-only'

/** Answers a request of the protocol; what it throws becomes the client's error. */
export type Answer = (method: string, params: Params) => Promise<unknown>

interface Request {
  readonly id: unknown
  readonly method: string
  readonly params: Params
}

/** The WebSocket miniprogram-automator connects to. */
export interface AutomatorServer {
  readonly endpoint: string
  /** Sends an event to every client, and says how many there are. */
  broadcast(method: string, params: unknown): number
  close(): Promise<void>
}

/** Bytes of a message; the client's own are far smaller. */
const LARGEST = 16 * 1024 * 1024

/** How long a client that broke the protocol has to say goodbye, in milliseconds. */
const GOODBYE = 1_000

/** Listens on the loopback interface only: whoever reaches it may run code in the mini program. */
export async function serveAutomator(port: number, answer: Answer): Promise<AutomatorServer> {
  const verifyClient = ({ req }: { req: IncomingMessage }) => isProgram(req)
  const server = new WebSocketServer({
    ...{ host: '127.0.0.1', port, verifyClient, maxPayload: LARGEST },
  })
  server.on('connection', (client) => {
    // A broken frame or a too large one ends the connection, whose close code says why, and nothing else.
    client.on('error', () => {
      const late = setTimeout(() => client.terminate(), GOODBYE)
      client.on('close', () => clearTimeout(late))
    })
    client.on('message', (data) => void respond(client, String(data), answer))
  })
  await once(server, 'listening')
  const { port: actual } = server.address() as AddressInfo
  return {
    endpoint: `ws://127.0.0.1:${actual}`,
    broadcast(method, params) {
      for (const client of server.clients) send(client, { method, params })
      return server.clients.size
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const client of server.clients) client.close()
      const impatient = setTimeout(
        () => server.clients.forEach((client) => client.terminate()),
        500,
      )
      await closed
      clearTimeout(impatient)
    },
  }
}

async function respond(client: WebSocket, message: string, answer: Answer): Promise<void> {
  const request = parse(message)
  if ('error' in request) return send(client, request)
  const { id, method, params } = request
  try {
    send(client, { id, result: (await answer(method, params)) ?? {} })
  } catch (error) {
    const { message = String(error) } = error as Partial<Error>
    send(client, { id, error: { message } })
  }
}

/** A request, or what is to be answered to what is none; that may have no id. */
function parse(message: string): Request | { id: unknown; error: { message: string } } {
  let request: unknown
  try {
    request = JSON.parse(message)
  } catch {
    return { id: undefined, error: { message: 'the message is not JSON' } }
  }
  const { id, method, params } = isRecord(request) ? request : {}
  if (typeof method !== 'string') {
    return { id, error: { message: 'a request is an object with a method' } }
  }
  return { id, method, params: isRecord(params) ? params : {} }
}

function send(client: WebSocket, message: object): void {
  if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(message))
}
