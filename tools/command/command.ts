import { existsSync, realpathSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'

/** What a script of package.json runs. */
export interface CommandLine<Options = object> {
  /** As people start it: `npm run doctor --`. */
  readonly name: string
  readonly about: string
  /** Declares its options and arguments. */
  readonly declare?: (command: Command) => void
  /**
   * Gives false if it found something that is to be fixed. A server gives its promise when it was stopped.
   * @throws WrongUse; another error if it could not do its work, with a message for people
   */
  readonly act: (options: Options, args: readonly string[]) => Promise<unknown>
}

/** Options, arguments or environment variables that a command cannot use. */
export class WrongUse extends Error {}

/** Exit codes of every command. */
export const EXIT = { ok: 0, found: 1, wrongUse: 2 } as const

/** A value of an option that must look like `pattern`; `form` completes "must be". */
export function shaped(pattern: RegExp, form: string) {
  return (value: string): string => {
    if (!pattern.test(value)) throw new InvalidArgumentError(`It must be ${form}.`)
    return value
  }
}

export function port(value: string): number {
  const number = Number(value)
  if (/^\d+$/.test(value) && number < 65_536) return number
  throw new InvalidArgumentError('It must be a port: 0 to 65535.')
}

/** Runs a command if the process was started with its file, and ends the process with its exit code. */
export function run<Options>(line: CommandLine<Options>, file: string): void {
  if (realpathSync(process.argv[1] ?? file) !== file) return
  void exitCodeOf(line, process.argv.slice(2)).then((code) => {
    // A pipe may still be taking in what was printed.
    process.stdout.write('', () => process.exit(code))
  })
}

/** Runs a command and gives its exit code. What it prints holds no value given to it that could be a key. */
export async function exitCodeOf<Options>(
  line: CommandLine<Options>,
  argv: readonly string[],
): Promise<number> {
  const stop = guardOutput(argv)
  const command = new Command(line.name).description(line.about).exitOverride().showHelpAfterError()
  line.declare?.(command)
  command.addHelpText('after', '\nEnds with 0: all is well; 1: something was found; 2: wrong use.')
  try {
    command.parse(argv, { from: 'user' })
    const fine = await line.act(command.opts<Options & object>(), command.args)
    return fine === false ? EXIT.found : EXIT.ok
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.ok : EXIT.wrongUse
    console.error(thrown instanceof Error ? thrown.message : String(thrown))
    if (!(thrown instanceof WrongUse)) return EXIT.found
    console.error(`\n${command.helpInformation()}`)
    return EXIT.wrongUse
  } finally {
    stop()
  }
}

/** As it was before the command started its servers, which takes seconds. */
const { ppid } = process

/** Until Ctrl+C, or until the process is asked to end. For a script that starts `node` itself, so that its shell is the parent. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    // Who ends npm ends the shell between: it passes no signal on.
    if ('npm_lifecycle_event' in process.env) {
      setInterval(() => process.ppid === ppid || resolve(), 500).unref()
    }
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

/** Whether a value could be a key, given in a wrong place: an AppSecret has 32 hexadecimal digits. */
export function couldBeKey(value: string): boolean {
  return /[\r\n]|PRIVATE KEY|[0-9a-f]{32}|[\w+/=]{200}/i.test(value) && !existsSync(value)
}

const HIDDEN = '(not shown: it could be a key)'

/** A text in which no value stands that could be a key, nor a line or another large part of one. */
export function withoutKeys(text: string, values: readonly string[]): string {
  const parts = values
    .filter(couldBeKey)
    .flatMap((value) => [
      value,
      ...value.split(/[\r\n]+/).filter((each) => each.trim().length > 3),
      ...(value.match(/[\w+/=-]{32,}/g) ?? []),
    ])
    .sort((one, other) => other.length - one.length)
  return parts.reduce((shown, part) => shown.replaceAll(part, HIDDEN), text)
}

/** Gives what undoes it. */
function guardOutput(argv: readonly string[]): () => void {
  const values = [...argv.map((each) => each.replace(/^--?[\w-]+=/, '')), ...argv]
  const secret = [...values, ...Object.values(process.env)].flatMap((value) =>
    value !== undefined && couldBeKey(value) ? [value] : [],
  )
  if (secret.length === 0) return () => undefined
  const undo = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream)
    stream.write = ((chunk: string | Uint8Array, ...rest: []) =>
      write(
        typeof chunk === 'string' ? withoutKeys(chunk, secret) : chunk,
        ...rest,
      )) as typeof write
    return () => void (stream.write = write)
  })
  return () => undo.forEach((each) => each())
}
