import { unaliased, type Program } from '../program'

type Callback = (result: unknown) => void

/** Modules of one run of the program: each body runs once, when first required. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()

  private readonly program: Program
  private readonly scope: Record<string, unknown>

  constructor(program: Program, scope: Record<string, unknown>) {
    this.program = program
    this.scope = scope
  }

  has(path: string): boolean {
    return this.program.scripts[path] !== undefined
  }

  /** @param path with extension, from the root */
  load(path: string): unknown {
    const known = this.loaded.get(path)
    if (known) return known.exports
    const body = this.program.scripts[path]
    if (!body) throw new Error(`module '${path}' is not defined`)
    const module = { exports: {} as unknown }
    this.loaded.set(path, module)
    body({ ...this.scope, require: this.requireOf(path), module, exports: module.exports })
    return module.exports
  }

  /** `require`, and with it what fetches a module of another subpackage, which here is there already. */
  private requireOf(user: string): unknown {
    const require = (name: unknown): unknown => {
      if (typeof name !== 'string') throw new Error('require args must be a string')
      return this.load(this.locate(name, user))
    }
    const async = (name: unknown) => Promise.resolve().then(() => require(name))
    const withCallbacks = (name: unknown, then?: Callback, failed?: Callback): unknown => {
      if (!then) return require(name)
      return void async(name).then(then, failed)
    }
    return Object.assign(withCallbacks, { async })
  }

  /** As WeChat finds modules: relative, absolute, then packed packages up the folders. */
  private locate(written: string, user: string): string {
    const name = unaliased(written, this.program.app.resolveAlias)
    const folder = user.split('/').slice(0, -1)
    const relative = normalized([...folder, ...name.split('/')])
    // WeChat takes it for relative, too; what is at the root comes second.
    if (name.startsWith('/')) return this.existing([relative, name.slice(1)], name)
    const packed = folder
      .map((_, depth) => [...folder.slice(0, folder.length - depth), 'miniprogram_npm', name])
      .concat([['miniprogram_npm', name]])
      .map((segments) => segments.join('/'))
    return this.existing([relative, ...packed], name)
  }

  private existing(candidates: readonly [string, ...string[]], name: string): string {
    for (const candidate of candidates) {
      for (const path of [candidate, `${candidate}.js`, `${candidate}/index.js`]) {
        if (this.has(path)) return path
      }
    }
    const sought = `${candidates[0].replace(/\.js$/, '')}.js`
    throw new Error(`module '${sought}' is not defined, require args is '${name}'`)
  }
}

function normalized(segments: readonly string[]): string {
  const kept: string[] = []
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '.' && segment !== '') kept.push(segment)
  }
  return kept.join('/')
}
