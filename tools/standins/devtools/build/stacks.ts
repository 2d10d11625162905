import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import type { CompiledFiles } from '../../../compile/compile'

/** A place in a source, relative to the project; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** How the simulator names a module of the program to the browser, see scripts.ts and simulator/wxs.ts. */
const FRAME = /miniprogram:\/\/\/([^\s()]+?):(\d+):(\d+)/g

/** Lines that stand before a module's first one there. */
const BEFORE = { js: 1, wxs: 2 }

/** Leads stack traces of a program back to its sources. */
export class Stacks {
  readonly #files: CompiledFiles
  readonly #root: string
  readonly #maps = new Map<string, TraceMap | undefined>()

  /** @param root the program's folder, relative to the project, with a slash at the end unless it is the project */
  constructor(files: CompiledFiles, root: string) {
    this.#files = files
    this.#root = root
  }

  /** The stack with the places of sources, and the first of these. */
  located(stack: string): { readonly stack: string; readonly place: Place | undefined } {
    let first: Place | undefined
    const told = stack.replace(FRAME, (_, path: string, line: string, column: string) => {
      const before = path.endsWith('.js') ? BEFORE.js : BEFORE.wxs
      const place = this.#placeOf(path, Math.max(1, Number(line) - before), Number(column))
      first ??= place
      return `${place.file}:${place.line}:${place.column}`
    })
    return { stack: told, place: first }
  }

  #placeOf(path: string, line: number, column: number): Place {
    const map = this.#mapOf(path)
    const original = map && originalPositionFor(map, { line, column: column - 1 })
    if (!original || original.source === null) return { file: this.#root + path, line, column }
    // What the official compiler only minifies, without `es6`, has no name in its map but 0.
    const source = original.source === '0' ? path : original.source
    const file = source.startsWith(this.#root) ? source : this.#root + source
    return { file, line: original.line, column: original.column + 1 }
  }

  /** The official compiler puts maps beside the scripts, esbuild at their end. */
  #mapOf(path: string): TraceMap | undefined {
    if (this.#maps.has(path)) return this.#maps.get(path)
    const inline = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/
    const data = inline.exec(this.#files[path] ?? '')?.[1]
    const json = this.#files[`${path}.map`] ?? (data && Buffer.from(data, 'base64').toString())
    const map = json ? new TraceMap(json) : undefined
    this.#maps.set(path, map)
    return map
  }
}
