import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandLine, run, WrongUse } from '../command/command'
import { compile } from '../compile/compile'
import { version } from './account'
import { mapsFolder, mapsOfCompile, mapsOfFile, mapsOfRelease, type Maps } from './source-maps'
import { trace } from './trace'

const root = join(__dirname, '../..')

interface Options {
  readonly version?: string
  readonly map?: string
}

export const command: CommandLine<Options> = {
  name: 'npm run trace --',
  about: 'Shows a stack trace from WeChat’s console in lines of the sources.',
  declare: (command) =>
    void command
      .argument('<file>', 'the stack trace; - is the standard input')
      .option('--version <number>', 'that was uploaded, as in 1.2.0', version)
      .option('--map <file>', 'WeChat’s source maps: an archive, or one of them'),
  async act(options, [file = '-']) {
    const stack = readFileSync(file === '-' ? 0 : file, 'utf8')
    if (!stack.trim()) throw new WrongUse('There is no stack trace: the input is empty.')
    const given = options.map === undefined ? [] : await mapsOfFile(options.map)
    const { wechat, compiled } = await mapsOf(options.version)
    const { text, notes } = trace(stack, { wechat: new Map([...wechat, ...given]), compiled })
    process.stdout.write(text)
    for (const note of notes) console.error(`\nNote: ${note}`)
  },
}

/** Without a version: of the sources as they lie here. */
async function mapsOf(version: string | undefined): Promise<{ wechat: Maps; compiled: Maps }> {
  if (version !== undefined) return mapsOfRelease(mapsFolder(root, version))
  return { wechat: new Map(), compiled: mapsOfCompile(await compile(root)) }
}

run(command, __filename)
