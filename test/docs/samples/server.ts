import { type ChildProcess, spawn } from 'node:child_process'

import { sample, written } from './samples'

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

export interface SampleServer {
  post(path: string, body: unknown): Promise<Answer>
  /** Begins a login: the secret that the app keeps, and the query of its launch. */
  start(body?: object): Promise<{ attempt: string; query: URLSearchParams; path: string }>
  /** All that was printed. */
  printed(): string
  close(): Promise<void>
}

/** Runs server.mjs of the guide in a Node of its own, as a reader would. */
export async function startSampleServer(env: Record<string, string>): Promise<SampleServer> {
  const file = written('server.mjs', sample('server.mjs'))
  const child = spawn(process.execPath, [file], { env: { ...process.env, PORT: '0', ...env } })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const port = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(output)))
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      const [, found] = /port: (\d+)/.exec(output) ?? []
      if (found) resolve(found)
    })
  })
  const post = async (path: string, body: unknown): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    post,
    start: async (body = {}) => {
      const answer = await post('/login/wechat/start', body)
      const { attempt, path } = answer.body as { attempt: string; path: string }
      return { attempt, path, query: new URLSearchParams(path.split('?')[1]) }
    },
    printed: () => output,
    close: () => ended(child),
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit').on('exit', () => resolve())
    child.kill()
  })
}
