import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { READY, type LinkMessage, type LinkRequest } from '../automator/link'
import { isRecord } from '../automator/protocol'
import { isWelcome } from '../../local-only'

/** How long a request waits for a browser tab: a reloading one is back within that time. */
const TAB_TIMEOUT = 10_000

/** How long a tab may be busy with the mini program, in milliseconds. */
const PATIENCE = 15_000

interface Pending {
  readonly tab: WebSocket
  resolve(result: unknown): void
  reject(error: Error): void
}

/** The browser tabs that run the mini program; requests go to the one that got ready last. */
export class Tabs {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #pending = new Map<number, Pending>()
  readonly #onEvent: (method: string, params: unknown) => void
  readonly #onStuck: () => void
  readonly #patience: number
  #ready: WebSocket[] = []
  #waiting: (() => void)[] = []
  #lastId = 0

  /** @param onStuck hears that the tab in use runs an endless loop */
  constructor(
    onEvent: (method: string, params: unknown) => void,
    onStuck: () => void,
    patience = PATIENCE,
  ) {
    this.#onEvent = onEvent
    this.#onStuck = onStuck
    this.#patience = patience
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isWelcome(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (tab) => {
      tab.on('message', (data) => {
        const message = readMessage(String(data))
        if (message) this.#receive(tab, message)
      })
      // A broken frame ends the connection, and nothing else.
      tab.on('error', () => tab.terminate())
      tab.on('close', () => this.#leave(tab, 'the browser tab was closed or reloaded'))
    })
  }

  /** Resolves once a tab can answer. */
  async ready(timeout = TAB_TIMEOUT): Promise<WebSocket> {
    const deadline = AbortSignal.timeout(timeout)
    for (;;) {
      const tab = this.#ready.at(-1)
      if (tab) return tab
      if (deadline.aborted) throw new Error('no browser tab has the mini program open')
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        deadline.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }

  async ask(method: string, params: LinkRequest['params']): Promise<unknown> {
    const tab = await this.ready()
    const watch = setInterval(() => void this.#probe(tab), this.#patience)
    return this.#send(tab, method, params).finally(() => clearInterval(watch))
  }

  #send(tab: WebSocket, method: string, params: LinkRequest['params']): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { tab, resolve, reject })
      tab.send(JSON.stringify({ id, method, params } satisfies LinkRequest))
    })
  }

  /** A tab says of what it does not know that it does not, but only while nothing else runs. */
  async #probe(tab: WebSocket): Promise<void> {
    const busy = setTimeout(() => {
      this.#leave(tab, 'the mini program runs in an endless loop, or a debugger halts it')
      this.#onStuck()
    }, this.#patience)
    await this.#send(tab, 'Link.probe', {}).catch(() => undefined)
    clearTimeout(busy)
  }

  close(): void {
    for (const tab of this.#server.clients) tab.terminate()
    this.#server.close()
  }

  #receive(tab: WebSocket, message: LinkMessage): void {
    if ('method' in message) {
      if (message.method === READY) this.#join(tab)
      // A tab may have much to tell before it is ready, and nothing once another took its place.
      else if (tab === this.#ready.at(-1) || !this.#ready.includes(tab)) {
        this.#onEvent(message.method, message.params)
      }
      return
    }
    const pending = this.#pending.get(message.id)
    // It was only halted, as by a debugger.
    if (!pending && !this.#ready.includes(tab)) this.#join(tab, 'unshift')
    this.#pending.delete(message.id)
    if ('error' in message) pending?.reject(new Error(message.error.message))
    else pending?.resolve(message.result)
  }

  #join(tab: WebSocket, how: 'push' | 'unshift' = 'push'): void {
    this.#ready[how](tab)
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #leave(tab: WebSocket, reason: string): void {
    this.#ready = this.#ready.filter((other) => other !== tab)
    for (const [id, pending] of this.#pending) {
      if (pending.tab !== tab) continue
      this.#pending.delete(id)
      pending.reject(new Error(reason))
    }
  }
}

/** What no tab of ours sends is dropped. */
function readMessage(text: string): LinkMessage | undefined {
  try {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message)) return undefined
    const { id, method, params, result, error } = message
    if (typeof method === 'string') return { method, params }
    if (typeof id !== 'number') return undefined
    return isRecord(error) ? { id, error: { message: String(error['message']) } } : { id, result }
  } catch {
    return undefined
  }
}
