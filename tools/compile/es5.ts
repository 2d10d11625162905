import { parse } from 'acorn'
import type { CompiledFiles } from './compile'

/**
 * Where the compiled scripts are not ES5, as `file:line:column: what`; lines count from 1, columns too. WeChat's
 * server refuses such an upload: https://github.com/NervJS/taro/issues/15520
 */
export function notEs5(files: CompiledFiles): string[] {
  return Object.entries(files)
    .filter(([path]) => path.endsWith('.js'))
    .flatMap(([path, script]) => {
      try {
        parse(script, { ecmaVersion: 5 })
        return []
      } catch (error) {
        if (!isSyntaxError(error)) throw error
        const { pos, loc, message } = error
        const near = script.slice(pos, pos + 30).replace(/\s+/g, ' ')
        const what = message.replace(/ \(\d+:\d+\)$/, '')
        return [`${path}:${loc.line}:${loc.column + 1}: ${what} at "${near}"`]
      }
    })
}

interface AcornError extends SyntaxError {
  readonly pos: number
  readonly loc: { readonly line: number; readonly column: number }
}

function isSyntaxError(error: unknown): error is AcornError {
  return error instanceof SyntaxError && 'pos' in error && 'loc' in error
}
