import { createServer } from 'node:net'

/** `wanted`, or the next port of this machine that is free, with a word about it. 0: any. */
export async function freePort(who: string, wanted: number): Promise<number> {
  if (wanted === 0) return 0
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (!(await isFree(port))) continue
    if (port !== wanted) console.log(`  Port ${wanted} is in use: ${who} takes ${port}.`)
    return port
  }
  throw new Error(`The ports from ${wanted} to ${wanted + 99} are in use.`)
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)))
  })
}
