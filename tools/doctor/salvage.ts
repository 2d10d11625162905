import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { messageOf } from './finding'
import { recordIn } from './rules'

/** Stands for what is not there: a misspelt contract, say, which then is no contract. */
const nothing = () => undefined

/**
 * What a deployment.ts exports that does not run for names that are not there, imported or not.
 * @throws what it fails for otherwise
 */
export function salvaged(file: string, source = readFileSync(file, 'utf8')): unknown {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' })
  const own = createRequire(file)
  const require = (id: string) =>
    new Proxy(recordIn(own(id)), {
      get: (module, name): unknown => Reflect.get(module, name) ?? nothing,
    })
  const missing: Record<string, typeof nothing> = {}
  for (;;) {
    const module = { exports: {} }
    try {
      runInNewContext(code, { module, exports: module.exports, require, ...missing })
      return recordIn(module.exports)['deployment']
    } catch (thrown) {
      const [, name] = /(\w+) is not defined$/.exec(messageOf(thrown)) ?? []
      if (name === undefined || name in missing) throw thrown
      missing[name] = nothing
    }
  }
}
