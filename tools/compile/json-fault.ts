/** What is wrong with a text that should be JSON, in a word, and at which character. */
interface JsonFault {
  readonly message: string
  readonly offset: number
}

/** As strict as WeChat: no comments, no trailing commas. Undefined if nothing is wrong. */
export function jsonFaultOf(text: string): JsonFault | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const at = /position (\d+)/.exec(said)?.[1]
    const message = said.replace(/ in JSON at position.*| at position.*|, ".*/s, '')
    return { message, offset: at === undefined ? text.length : Number(at) }
  }
}

/** The place in a text of the character at `offset`; both count from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
