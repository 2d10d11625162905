import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { isRecord, type Params } from '../automator/protocol'
import { isProgram } from '../../local-only'

/** Answers a request of the protocol; what it throws becomes the client's error. */
export type Answer = (method: string, params: Params) => Promise<unknown>

/** The WebSocket miniprogram-automator connects to. */
export interface AutomatorServer {
  readonly endpoint: string
  /** Sends an event to every client, and says how many there are. */
  broadcast(method: string, params: unknown): number
  close(): Promise<void>
}

/** Listens on the loopback interface only: whoever reaches it may run code in the mini program. */
export async function serveAutomator(port: number, answer: Answer): Promise<AutomatorServer> {
  const verifyClient = ({ req }: { req: IncomingMessage }) => isProgram(req)
  const server = new WebSocketServer({ host: '127.0.0.1', port, verifyClient })
  server.on('connection', (client) => {
    // A broken frame ends the connection, and nothing else.
    client.on('error', () => client.terminate())
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
  if (!request) return
  const { id, method, params } = request
  try {
    send(client, { id, result: (await answer(method, params)) ?? {} })
  } catch (error) {
    const { message = String(error) } = error as Partial<Error>
    send(client, { id, error: { message } })
  }
}

/** Without an id there is nobody to answer, so a message that is none is dropped. */
function parse(message: string): { id: unknown; method: string; params: Params } | undefined {
  try {
    const request: unknown = JSON.parse(message)
    if (!isRecord(request) || typeof request['method'] !== 'string') return undefined
    const { id, method, params } = request
    return { id, method, params: isRecord(params) ? params : {} }
  } catch {
    return undefined
  }
}

function send(client: WebSocket, message: object): void {
  if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(message))
}
