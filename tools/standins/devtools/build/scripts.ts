import { join } from 'node:path'
import { createInstrumenter } from 'istanbul-lib-instrument'
import type { CompiledFiles } from '../../../compile/compile'

/** What a module of the app service can see. */
const GIVEN = [
  'require',
  'module',
  'exports',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  'wx',
  'globalThis',
  'global',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
]

/** What a browser has and the app service has not: code that leans on it must fail here too. */
const ABSENT = [
  ...['window', 'self', 'process', 'document', 'location', 'history'],
  ...['navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest'],
  ...['WebSocket', 'EventSource', 'Worker', 'MessageChannel', 'BroadcastChannel', 'caches'],
  ...['URL', 'URLSearchParams', 'Blob', 'File', 'FileReader', 'FormData', 'Headers', 'Request'],
  ...['Response', 'AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'atob', 'btoa'],
  ...['crypto', 'performance', 'alert', 'confirm', 'prompt', 'open', 'postMessage', 'Image'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'queueMicrotask', 'structuredClone'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'getComputedStyle', 'matchMedia'],
]

const COVERAGE_REALM = '__coverageRealm__'

/**
 * A JavaScript object expression: the project's modules by path, as functions of their scope.
 * @param countFrom the folder of the sources, if our own code is to count its coverage
 */
export function wrapScripts(files: CompiledFiles, countFrom: string | undefined): string {
  const paths = Object.keys(files).filter((path) => path.endsWith('.js'))
  const entries = paths.map((path) => {
    const counts = countFrom !== undefined && isOwnCode(path)
    const source = counts ? instrumented(path, files, countFrom) : (files[path] ?? '')
    return `${JSON.stringify(path)}: ${wrapped(path, source)}`
  })
  return `{\n${entries.join(',\n')}\n}`
}

function wrapped(path: string, source: string): string {
  const body = source.replace(/\/\/# sourceMappingURL=.*$/m, '')
  // The inner function gives `this` as undefined and lets the module declare any of these names.
  // A source of its own, evaluated when first required, gives stack traces the module's name.
  const own = `(function (scope) {var ${COVERAGE_REALM} = window;(function (${[...GIVEN, ...ABSENT].join(', ')}) {
${body}
}).call(undefined, ${GIVEN.map((name) => `scope.${name}`).join(', ')})})
//# sourceURL=miniprogram:///${path}`
  return `function (scope) { (0, eval)(${JSON.stringify(own)})(scope) }`
}

/** Packages and the compiler's own runtime are not ours to cover. */
function isOwnCode(path: string): boolean {
  return !/^(miniprogram_npm|@babel)\/|\/(miniprogram_npm|@babel)\//.test(path)
}

/** File names are absolute, as jest's are, so that both counts add up. */
function instrumented(path: string, files: CompiledFiles, root: string): string {
  const map = files[`${path}.map`]
  // Its types do not know where the counters may live.
  const options: object = {
    esModules: false,
    compact: true,
    produceSourceMap: false,
    coverageGlobalScope: COVERAGE_REALM,
    coverageGlobalScopeFunc: false,
  }
  const instrumenter = createInstrumenter(options)
  const source = files[path] ?? ''
  const compiled = join(root, path)
  if (!map) return instrumenter.instrumentSync(source, compiled)
  const traced = { ...(JSON.parse(map) as object), sourceRoot: root }
  return instrumenter.instrumentSync(source, compiled, traced as never)
}
