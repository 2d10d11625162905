import { originalPositionFor } from '@jridgewell/trace-mapping'
import type { Maps } from './source-maps'

/** Where a stack frame points to: a file of the package; line and column count from 1. */
interface Location {
  /** As in the package, without `.js`: `routes/explore`, or WeChat's bundle `app-service`. */
  readonly file: string
  readonly line: number
  readonly column: number
}

const LOCATION = /([\w.~%$/:+-]+)\.js(?:\?[^\s():]*)?:(\d+):(\d+)/g

/**
 * What WeChat puts before a file of the package. `https://usr/` is in its documentation of
 * getJsErrDetail, the next two are DevTools'; a bare path is what people shorten them to.
 */
const OURS = /^(?:https?:\/\/usr\/|weapp:\/\/\/|https?:\/\/127\.0\.0\.1:\d+\/appservice\/)/

/**
 * The text with each location of the package that `find` knows replaced by what it says. All else
 * stays as it is: WeChat's base library (`https://lib/…`), web addresses, locations not found.
 */
function replaceLocations(text: string, find: (location: Location) => string | undefined): string {
  return text.replace(LOCATION, (whole, address: string, line: string, column: string) => {
    const path = address.replace(OURS, '')
    if (path.includes('://')) return whole
    const file = path.replace(/^\.?\//, '')
    return find({ file, line: Number(line), column: Number(column) }) ?? whole
  })
}

/** A stack trace in lines of the sources, and what to know about it. */
export interface Traced {
  readonly text: string
  readonly notes: readonly string[]
}

const BUNDLE = /(^|\/)(app-service|appservice\.app)$/

/**
 * Resolves what it can: first with the maps of WeChat's own bundles, which are of the very files that
 * phones run, then with those of this project's compile.
 */
export function trace(
  text: string,
  { wechat, compiled }: { wechat: Maps; compiled: Maps },
): Traced {
  const notes = new Set<string>()
  let resolved = 0
  let unresolved = 0
  const traced = replaceLocations(text, (location) => {
    const inBundle = source(wechat, location)
    if (inBundle !== undefined) {
      resolved += 1
      return inBundle
    }
    if (BUNDLE.test(location.file)) {
      notes.add(
        `${location.file}.js is made by WeChat: download its source maps in We分析 or after an ` +
          'upload in DevTools, and give them with --map FILE.',
      )
      return undefined
    }
    const inModule = source(compiled, location)
    if (inModule === undefined) unresolved += 1
    else {
      resolved += 1
      notes.add(
        'Resolved with the maps of this project: right if lines and columns count from where the ' +
          'module begins, as in DevTools. WeChat’s maps (--map FILE) are surer for phones.',
      )
    }
    return inModule
  })
  if (unresolved > 0) {
    const where = unresolved === 1 ? 'A line leads' : `${unresolved} lines lead`
    notes.add(`${where} nowhere: is it another version's? Give that one with --version.`)
  } else if (resolved === 0 && notes.size === 0) {
    notes.add(
      'Nothing here is a place in this mini program, as https://usr/app-service.js:1:234 is.',
    )
  }
  return { text: traced, notes: [...notes] }
}

/** `miniprogram/….ts:line:column [name]`; columns count from 1, as in a stack trace. */
function source(maps: Maps, { file, line, column }: Location): string | undefined {
  const map = maps.get(file)
  if (!map || line < 1 || column < 1) return undefined
  const original = originalPositionFor(map, { line, column: column - 1 })
  if (original.source === null) return undefined
  const path = original.source.replace(/^[a-z]+:\/+/, '').replace(/^\/+/, '')
  const name = original.name === null ? '' : ` [${original.name}]`
  return `miniprogram/${path}:${original.line}:${original.column + 1}${name}`
}
