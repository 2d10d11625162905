import { Console } from 'node:console'
import { type CommandLine, exitCodeOf } from './command'

/** Runs a command in this process; its exit code and all that it printed. */
export async function said<Options>(line: CommandLine<Options>, argv: readonly string[]) {
  const printed = { out: '', error: '' }
  const written = [
    jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => !!(printed.out += String(text))),
    jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => !!(printed.error += String(text))),
  ]
  const { console: own } = globalThis
  globalThis.console = new Console(process.stdout, process.stderr)
  try {
    return { code: await exitCodeOf(line, argv), ...printed }
  } finally {
    globalThis.console = own
    written.forEach((spy) => spy.mockRestore())
  }
}
