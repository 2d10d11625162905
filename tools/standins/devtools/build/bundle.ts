import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The simulator as one script that sets `createSimulator` on the window, and its style sheet. */
export async function bundleSimulator(): Promise<{ js: string; css: string }> {
  const simulator = join(__dirname, '../simulator')
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createSimulator } from './main'
import './looks/simulator.css'
window.createSimulator = createSimulator`,
      resolveDir: simulator,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    outdir: 'simulator',
    format: 'iife',
    target: 'chrome120',
    // glass-easel measures itself in development.
    define: { 'process.env.NODE_ENV': '"production"', ...apiConstant() },
    loader: { '.svg': 'dataurl' },
  })
  const text = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { js: text('.js'), css: text('.css') }
}

/** What starts the simulator and drives it, as one script. */
export async function bundleBoot(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '../automator/boot.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    define: apiConstant(),
    loader: { '.css': 'text' },
  })
  return outputFiles[0]?.text ?? ''
}

/** `API` in the sources. */
function apiConstant() {
  return { API: JSON.stringify(documentedApi()) }
}

/** A member of `wx` as WeChat's own types tell of it. */
interface Documented {
  /** The base library that brought it. */
  readonly since?: string
  /** Whether it calls back. */
  readonly callsBack?: true
  /** Whether it gives a task: always, or only if it gives no promise. */
  readonly task?: 'always' | 'unpromised'
  /** Whether it gives nothing and calls nobody back. */
  readonly isMute?: true
  /** Whether it is no function, but holds some. */
  readonly holds?: true
}

/** Documented, if no longer maintained, and not in the types: https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.saveFile.html */
const UNTYPED = [
  'saveFile',
  'getSavedFileList',
  'getSavedFileInfo',
  'removeSavedFile',
  'getFileInfo',
  // Of 2016.
  'drawCanvas',
].map((name): [string, Documented] => [name, { callsBack: true }])

/** Every function of `wx` that miniprogram-api-typings knows; those that `wx.cloud` and its like hold as `cloud.init`. */
export function documentedApi(): Record<string, Documented> {
  const text = typings('api') + typings('cloud')
  const takesCallbacks = (signature: string) =>
    [...signature.matchAll(/: (\w+Option)\b/g)].some(([, options = '']) =>
      membersOf(text, options).some(([name]) => name === 'success'),
    )
  const members = membersOf(text, 'Wx').flatMap(([name, member]) => {
    const [, type] = /^: (\w+)\s*$/.exec(member.signature) ?? []
    if (type) return membersOf(text, type).map(([own, of]) => [`${name}.${own}`, of] as const)
    return member.signature.startsWith(':') ? [] : [[name, member] as const]
  })
  const typed = members.map(([name, { since, signature }]): [string, Documented] => {
    const says = (pattern: RegExp) => !/^(on|off)[A-Z]/.test(name) && pattern.test(signature)
    const promises = says(/\bPromis/)
    const callsBack = promises || takesCallbacks(signature)
    const documented = {
      ...{ since, callsBack, isMute: says(/(: |=> )void\s*$/) && !callsBack },
      task: says(/\): [\w.]*Task\s/) && (promises ? 'unpromised' : 'always'),
      holds: says(/^: [\w.]+(?<!Constructor)\s*$/),
    }
    return [name, Object.fromEntries(Object.entries(documented).filter(([, value]) => value))]
  })
  return Object.fromEntries([...typed, ...UNTYPED, ['createContext', {}]])
}

/** Without comments but for the base library that each of them names. */
function typings(name: string): string {
  const path = `miniprogram-api-typings/types/wx/lib.wx.${name}.d.ts`
  const text = readFileSync(createRequire(__filename).resolve(path), 'utf8')
  // Comments hold examples, which look like members.
  return text.replace(/\/\*\*[^]*?\*\//g, (comment) => {
    const [, since = ''] = /需要基础库： `([\d.]+)`/.exec(comment) ?? []
    return `/*${since}*/`
  })
}

/** The members of an interface, overloads together. */
function membersOf(text: string, type: string) {
  const body = new RegExp(`^( *)interface ${type}\\b[^{]*\\{\n([^]*?)\n\\1\\}`, 'm').exec(text)
  const [, margin = '', lines = ''] = body ?? []
  const start = `(?:/\\*([\\d.]*)\\*/\\s*)?^${margin} {4}(\\w+)`
  const member = `${start}([^]*?)(?=${start}|$(?![^]))`
  const found = new Map<string, { since: string; signature: string }>()
  for (const [, since = '', name = '', signature = ''] of lines.matchAll(
    new RegExp(member, 'gm'),
  )) {
    found.set(name, { since, signature: (found.get(name)?.signature ?? '') + signature })
  }
  return [...found]
}
