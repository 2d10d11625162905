import type { Automator } from './automator'
import type { Params } from './protocol'

/** What the Node side sends down the link: a request of the automator protocol. */
export interface LinkRequest {
  readonly id: number
  readonly method: string
  readonly params: Params
}

/** What comes back: an answer with the request's id, or an event without one. */
export type LinkMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly message: string } }
  | { readonly method: string; readonly params: unknown }

/** Name of the event that says the page is able to answer. */
export const READY = 'Link.ready'

/**
 * Connects this tab to the Node side, which relays the automator client's requests to it.
 * @param start is called when what it leads to is heard; after it the page can answer
 */
export async function link(automator: Automator, start: () => Promise<void>): Promise<void> {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/link`)
  // The launch has much to tell before the connection stands.
  const early: LinkMessage[] = []
  const send = (message: LinkMessage) => {
    if (socket.readyState === WebSocket.CONNECTING) early.push(message)
    if (socket.readyState === WebSocket.OPEN) socket.send(written(message))
  }
  socket.addEventListener('open', () => early.splice(0).forEach(send), { once: true })
  automator.onEvent((method, params) => send({ method, params }))
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params } = JSON.parse(String(data)) as LinkRequest
    automator.handle(method, params).then(
      (result) => send({ id, result: result ?? {} }),
      (error: unknown) => send({ id, error: { message: messageOf(error) } }),
    )
  })
  await Promise.all([
    start(),
    new Promise((resolve) => socket.addEventListener('open', resolve, { once: true })),
  ])
  send({ method: READY, params: {} })
}

/** Characters of a message; one that is too large would end the connection, and with it the tab. */
const LARGEST = 16 * 1024 * 1024

function written(message: LinkMessage): string {
  const text = JSON.stringify(message)
  if (text.length <= LARGEST) return text
  const told = { message: 'what the mini program gives is too large' }
  return 'id' in message
    ? written({ id: message.id, error: told })
    : written({ method: 'App.exceptionThrown', params: { ...told, stack: message.method } })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
