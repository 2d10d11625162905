/** What the language itself brings; of a browser's globals the app service has none. */
const NAMES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math'],
  ...['Date', 'RegExp', 'JSON', 'Promise', 'Proxy', 'Reflect', 'Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array'],
  ...['Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'NaN'],
  ...['Infinity', 'isNaN', 'isFinite', 'parseInt', 'parseFloat', 'encodeURIComponent'],
  ...['decodeURIComponent', 'encodeURI', 'decodeURI', 'undefined'],
]

/** The browser's own, for the simulator. */
export const BrowserFunction = Function

/** The global object of one run of the program, with the phone's clock. */
export function languageGlobal(date: DateConstructor): object {
  const realm = window as unknown as Record<string, unknown>
  const made = { ...Object.fromEntries(NAMES.map((name) => [name, realm[name]])), Date: date }
  // As in WeChat's library, or what leans on it, such as webpack's code, would find the browser.
  const WxFunction = function (...source: unknown[]) {
    return source.at(-1) === 'return this' ? () => made : undefined
  }
  WxFunction.prototype = BrowserFunction.prototype as object
  BrowserFunction.prototype.constructor = realm['Function'] = WxFunction
  return Object.assign(made, { Function: WxFunction })
}
