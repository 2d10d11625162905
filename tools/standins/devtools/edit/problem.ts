import { placeOf } from '../../../compile/json-fault'

/** A fault in a file that a person can repair, as the overlay shows it. */
export interface Problem {
  readonly source: ProblemSource
  /** Relative to the project, with `/`. */
  readonly file: string
  /** Both count from 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  /** The line itself. */
  readonly lineText: string
}

/** `wechat`: the official compiler, which has the last word; `program`: what the running program threw. */
export type ProblemSource =
  | 'typescript'
  | 'json'
  | 'wxml'
  | 'wxss'
  | 'deployment'
  | 'wechat'
  | 'program'

/** Whether a message of another window holds one. */
export function isProblem(given: unknown): given is Problem {
  const types = { source: '', file: '', line: 0, column: 0, message: '', lineText: '' }
  return (
    typeof given === 'object' &&
    given !== null &&
    Object.entries(types).every(([name, like]) => typeof Reflect.get(given, name) === typeof like)
  )
}

/** The text of a file of the project; undefined if there is none. */
export type ReadFile = (file: string) => string | undefined

export function problemAt(place: Omit<Problem, 'lineText'>, read: ReadFile): Problem {
  return { ...place, lineText: read(place.file)?.split(/\r?\n/)[place.line - 1] ?? '' }
}

/** Of a compiler's `file:line:column: message` or `file(line,column): message`, each on a line of its own. */
const PLACED = /^(?:\.\/)?([^\s:(]+)(?::(\d+):(\d+)|\((\d+),(\d+)\)): (.+)$/gm

/**
 * The problems that a compiler names in `said`. If it names no place, the whole text is one, at the top of `unplaced`.
 * @param folder what the compiler's paths are relative to, if not to the project
 */
export function problemsIn(
  said: string,
  { source, folder, unplaced }: { source: ProblemSource; folder: string; unplaced: string },
  read: ReadFile,
): Problem[] {
  const placed = [...said.matchAll(PLACED)].map(([, file = '', a, b, c, d, message = '']) =>
    problemAt(
      { source, file: folder + file, line: Number(a ?? c), column: Number(b ?? d), message },
      read,
    ),
  )
  if (placed.length > 0) return placed
  const named = [...said.matchAll(/^([\w./-]+\.\w+): (.+)$/gm)].flatMap(
    ([, name = '', message = '']) => {
      // What concerns the whole project is named from there.
      const file = read(folder + name) === undefined ? name : folder + name
      return read(file) === undefined ? [] : [problemNamed({ source, file, message }, read)]
    },
  )
  if (named.length > 0) return named
  return [problemAt({ source, file: unplaced, line: 1, column: 1, message: said.trim() }, read)]
}

/** What a message names first of what is wrong: as in `../b does not exist` or `"pages" must be there`. */
const NAMED =
  /\S+(?= does not exist)|^"?\w+"?(?= must | field needs )|(?<= file: ")[^"]+(?=\.\w+"$)/

/** At what the message names in the file, or at the top of it. */
export function problemNamed(
  problem: Pick<Problem, 'source' | 'file' | 'message'>,
  read: ReadFile,
): Problem {
  const text = read(problem.file) ?? ''
  const [named = ''] = NAMED.exec(problem.message) ?? []
  return problemAt({ ...problem, ...placeOf(text, Math.max(0, text.indexOf(named))) }, read)
}
