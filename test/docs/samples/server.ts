import { type ChildProcess, spawn } from 'node:child_process'

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

export interface SampleServer {
  readonly url: string
  post(path: string, body: unknown): Promise<Answer>
  /** Begins a login: the secret that the app keeps, and the query of its launch. */
  start(body?: object): Promise<{ attempt: string; query: URLSearchParams; path: string }>
  /** All that was printed. */
  printed(): string
  close(): Promise<void>
}

/** Runs a server in a process of its own, as a reader would. */
export async function startSampleServer(
  [command, ...options]: readonly [string, ...string[]],
  env: Record<string, string>,
): Promise<SampleServer> {
  const child = spawn(command, options, { env: { ...process.env, PORT: '0', ...env } })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const port = await new Promise<string>((resolve, reject) => {
    child.on('error', reject).on('exit', () => reject(new Error(output)))
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      const [, found] = /port (\d+)/.exec(output) ?? []
      if (found) resolve(found)
    })
  })
  const url = `http://127.0.0.1:${port}`
  const post = async (path: string, body: unknown): Promise<Answer> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  return {
    url,
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

export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit').on('exit', () => resolve())
    child.kill()
  })
}
