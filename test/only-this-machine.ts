import dns from 'node:dns'
import { Socket } from 'node:net'

/** No test reaches another machine: a connection or a look-up throws, and fails the test even if that is caught. */
const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\..*)$/
const KEPT = Symbol.for('mini-login: functions without this guard')

let refused: string[] = []
afterEach(() => {
  const [first] = refused
  refused = []
  if (first !== undefined) throw new Error(first)
})

function refuse(host: unknown): void {
  if (typeof host !== 'string' || THIS_MACHINE.test(host)) return
  const { currentTestName = 'outside of a test' } = expect.getState()
  refused.push(`"${currentTestName}" asks for ${host}: tests reach this machine only`)
  throw new Error(refused.at(-1))
}

/** Node's modules outlive a test file, so what an earlier file put there is replaced and not wrapped. */
function guard(holder: object, name: string, hostOf: (args: readonly unknown[]) => unknown): void {
  const kept: Record<string, unknown> = (Reflect.get(holder, KEPT) as Record<string, unknown>) ?? {}
  const original = (kept[name] ?? Reflect.get(holder, name)) as (...args: unknown[]) => unknown
  Reflect.set(holder, KEPT, { ...kept, [name]: original })
  Reflect.set(holder, name, function (this: unknown, ...args: unknown[]) {
    refuse(hostOf(args))
    return original.apply(this, args)
  })
}

/** As net.connect() takes it: options, alone or in an array with a callback, or a port and perhaps a host. */
guard(Socket.prototype, 'connect', ([first, second]) => {
  const options: unknown = Array.isArray(first) ? first[0] : first
  if (typeof options !== 'object' || options === null) return second
  const { host, path, lookup } = options as { host?: unknown; path?: unknown; lookup?: unknown }
  // A lookup of the test's own decides which address the name has.
  return path || (lookup !== undefined && lookup !== dns.lookup) ? undefined : host
})
for (const holder of [dns, dns.promises]) {
  for (const name of Object.keys(holder).filter((name) => /^(lookup|resolve)/.test(name))) {
    guard(holder, name, ([host]) => host)
  }
}
