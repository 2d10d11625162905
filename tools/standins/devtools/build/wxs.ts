import { type AnyNode, type Node, parse, tokenizer } from 'acorn'

/** Characters of a source that something else takes the place of. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The body of a WXS module for glass-easel's `(require, exports, module) => { … }`, where `wxs` is the simulator's
 * `Wxs`. It is the module's source as text, so that one with a mistake ends neither the others nor the program.
 * @param path with extension; of a module within WXML that file's
 */
export function wxsModule(path: string, source: string): string {
  const own = JSON.stringify(withTypeNames(source))
  return `wxs.load(${JSON.stringify(path)}, ${own}, require, module)`
}

/** `x.constructor` is the name of a type in WXS. https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/05datatype.html */
function withTypeNames(written: string): string {
  const { source, program } = parsed(written)
  const edits: Edit[] = []
  if (program) collect(program, edits)
  return edited(source, edits)
}

function edited(source: string, edits: Edit[]): string {
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      source,
    )
}

const OPTIONS = { ecmaVersion: 'latest', allowReturnOutsideFunction: true } as const

/** A source that is none of JavaScript has no program: whoever loads it is told of the mistake. */
function parsed(source: string): { source: string; program?: Node } {
  try {
    return { source, program: parse(source, OPTIONS) }
  } catch (error) {
    const renamed = withoutKeyword(source, Object(error) as { readonly pos?: unknown })
    return renamed === undefined || renamed === source ? { source } : parsed(renamed)
  }
}

/** Words of JavaScript that WXS does not reserve. https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/02variate.html */
const FREE =
  /^(class|const|new|try|catch|finally|throw|super|extends|import|export|debugger|with|in)$/

/** The word at which parsing ended gets another name if WXS lets it be one. */
function withoutKeyword(source: string, { pos }: { readonly pos?: unknown }): string | undefined {
  const word = /^\w+/.exec(source.slice(Number(pos)))?.[0]
  if (word === undefined || !FREE.test(word)) return undefined
  const edits: Edit[] = []
  let before = ''
  for (const { type, start, end } of tokenizer(source, OPTIONS)) {
    const isName = type.keyword === word && before !== '.' && !/^\s*:/.test(source.slice(end))
    if (isName) edits.push({ start, end, text: `$${word}` })
    before = source.slice(start, end)
  }
  return edited(source, edits)
}

function collect(node: Node, edits: Edit[]): void {
  if (isConstructorOf(node)) {
    edits.push({ start: node.start, end: node.start, text: '$typeName(' })
    edits.push({ start: node.object.end, end: node.end, text: ')' })
  }
  for (const child of Object.values(node).flat() as unknown[]) {
    if (isNode(child)) collect(child, edits)
  }
}

interface ConstructorOf extends Node {
  readonly object: Node
}

function isConstructorOf(node: Node): node is ConstructorOf {
  if (node.type !== 'MemberExpression' || !('property' in node)) return false
  const { property } = node
  return isNode(property) && 'name' in property && property.name === 'constructor'
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
