import type { Program } from '../program'

/** Modules of one run of the program: each body runs once, when first required. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()

  private readonly program: Program
  private readonly scopeOf: (path: string) => Record<string, unknown>

  constructor(program: Program, scopeOf: (path: string) => Record<string, unknown>) {
    this.program = program
    this.scopeOf = scopeOf
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
    const require = (name: string): unknown => this.load(this.locate(name, path))
    body({ ...this.scopeOf(path), require, module, exports: module.exports })
    return module.exports
  }

  /** As WeChat finds modules: relative, absolute, then packed packages up the folders. */
  private locate(name: string, user: string): string {
    const folder = user.split('/').slice(0, -1)
    if (name.startsWith('/')) return this.existing([name.slice(1)], name, user)
    const relative = normalized([...folder, ...name.split('/')])
    const packed = folder
      .map((_, depth) => [...folder.slice(0, folder.length - depth), 'miniprogram_npm', name])
      .concat([['miniprogram_npm', name]])
      .map((segments) => segments.join('/'))
    return this.existing([relative, ...packed], name, user)
  }

  private existing(candidates: readonly string[], name: string, user: string): string {
    for (const candidate of candidates) {
      for (const path of [candidate, `${candidate}.js`, `${candidate}/index.js`]) {
        if (this.has(path)) return path
      }
    }
    throw new Error(`module '${name}' is not defined, require args is '${name}' (in ${user})`)
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
