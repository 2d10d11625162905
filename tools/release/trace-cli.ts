import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compile } from '../compile/compile'
import { isVersion } from './arguments'
import { mapsFolder, mapsOfCompile, mapsOfFile, mapsOfRelease, type Maps } from './source-maps'
import { trace } from './trace'

const USAGE =
  'npm run trace -- FILE [--version 1.2.0] [--map FILE]; FILE may be -, the standard input'
const root = join(__dirname, '../..')

/** `npm run trace`: a stack trace from WeChat's console, in lines of the sources. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { version: { type: 'string' }, map: { type: 'string' } },
  })
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new Error(USAGE)
  const { wechat, compiled } = await mapsOf(values.version)
  const given = values.map === undefined ? [] : await mapsOfFile(values.map)
  const stack = readFileSync(file === '-' ? 0 : file, 'utf8')
  const { text, notes } = trace(stack, { wechat: new Map([...wechat, ...given]), compiled })
  process.stdout.write(text)
  for (const note of notes) console.error(`\nNote: ${note}`)
}

/** Without a version: of the sources as they lie here. */
async function mapsOf(version: string | undefined): Promise<{ wechat: Maps; compiled: Maps }> {
  if (version === undefined) {
    return { wechat: new Map(), compiled: mapsOfCompile(await compile(root)) }
  }
  if (!isVersion(version)) throw new Error(`--version must be as in 1.2.0, not "${version}"`)
  return mapsOfRelease(mapsFolder(root, version))
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
