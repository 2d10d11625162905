import type { CompiledFiles } from '../../../compile/compile'

/**
 * What a module of the app service finds other than the browser has it, besides `require`, `module` and `exports`. `wx`,
 * `Page` and their like are global.
 */
const GIVEN = [
  ...['globalThis', 'global', 'console', 'Date'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
]

/** What a browser has and the app service has not: code that leans on it must fail here too. */
const ABSENT = [
  ...['window', 'self', 'eval', 'process', 'document', 'location', 'history'],
  ...['navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest'],
  ...['WebSocket', 'EventSource', 'Worker', 'MessageChannel', 'BroadcastChannel', 'caches'],
  ...['URL', 'URLSearchParams', 'Blob', 'File', 'FileReader', 'FormData', 'Headers', 'Request'],
  ...['Response', 'AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'atob', 'btoa'],
  ...['crypto', 'performance', 'alert', 'confirm', 'prompt', 'open', 'postMessage', 'Image'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'queueMicrotask', 'structuredClone'],
  ...['requestIdleCallback', 'cancelIdleCallback', 'createImageBitmap', 'customElements', 'CSS'],
  ...['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver'],
  ...['Event', 'CustomEvent', 'EventTarget', 'MessageEvent', 'Node', 'Element', 'HTMLElement'],
  ...['SVGElement', 'HTMLCanvasElement', 'HTMLImageElement', 'HTMLVideoElement', 'Text', 'Comment'],
  ...[
    'Document',
    'DocumentFragment',
    'ShadowRoot',
    'DOMParser',
    'XMLSerializer',
    'Audio',
    'Option',
  ],
  ...['AudioContext', 'OffscreenCanvas', 'ImageData', 'ReadableStream', 'Notification'],
  ...['SharedWorker', 'ServiceWorker', 'RTCPeerConnection', 'MediaRecorder', 'MediaStream'],
  // Names that a program may well have forgotten to declare.
  ...['name', 'status', 'event', 'parent', 'top', 'length', 'origin', 'screen', 'frames', 'opener'],
  ...['close', 'stop', 'find', 'print', 'focus', 'blur', 'scroll', 'scrollTo', 'scrollBy'],
  ...['innerWidth', 'innerHeight', 'outerWidth', 'outerHeight', 'devicePixelRatio', 'external'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'getComputedStyle', 'matchMedia'],
]

/** A JavaScript object expression: the project's modules by path, as functions of their scope. */
export function wrapScripts(files: CompiledFiles): string {
  const paths = Object.keys(files).filter((path) => path.endsWith('.js'))
  const entries = paths.map(
    (path) => `${JSON.stringify(path)}: ${wrapped(path, files[path] ?? '')}`,
  )
  return `{\n${entries.join(',\n')}\n}`
}

function wrapped(path: string, source: string): string {
  const body = source.replace(/\/\/# sourceMappingURL=.*$/m, '')
  // The inner function gives `this` as undefined and lets the module declare any name of the outer one, be it by `const`.
  // A source of its own, evaluated when first required, gives stack traces the module's name.
  const names = [...GIVEN, ...ABSENT].join(', ')
  const own = `(function (scope) {(function (${names}) {(function (require, module, exports) {
${body}
}).call(undefined, scope.require, scope.module, scope.exports)}).call(undefined, ${GIVEN.map((name) => `scope.${name}`).join(', ')})})
//# sourceURL=miniprogram:///${path}`
  return `function (scope) { (0, eval)(${JSON.stringify(own)})(scope) }`
}
