import { Failure } from './api/failure'

/** WeChat refuses, calls back only once it is told to (`late`), or never. */
export type Reply = 'never' | 'late' | { readonly errMsg: string; readonly errno?: number }

/** How WeChat replies to functions of `wx` and to a button's open-types, if not as it should. By name. */
export class Replies {
  private readonly replies = new Map<string, Reply>()
  private held: { readonly name: string; readonly done: () => void }[] = []

  /** `undefined`: as it should from now on, and what is late is told. */
  set(name: string, reply: Reply | undefined): void {
    if (reply) this.replies.set(name, reply)
    else this.replies.delete(name)
    const free = this.held.filter((each) => each.name === name && this.replies.get(name) !== 'late')
    this.held = this.held.filter((each) => !free.includes(each))
    for (const { done } of free) done()
  }

  clear(): void {
    this.replies.clear()
    this.held = []
  }

  isNever(name: string): boolean {
    return this.replies.get(name) === 'never'
  }

  refusal(name: string): Failure | undefined {
    const reply = this.replies.get(name)
    return typeof reply === 'object' ? new Failure(reply.errMsg, reply.errno) : undefined
  }

  /** Resolves when WeChat calls back with what it has. */
  due(name: string): Promise<void> {
    const reply = this.replies.get(name)
    if (reply === 'never') return new Promise(() => undefined)
    if (reply !== 'late') return Promise.resolve()
    return new Promise((done) => this.held.push({ name, done }))
  }
}
