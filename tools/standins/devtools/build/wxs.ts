import { parse, type Node } from 'acorn'

/** Characters of a source that something else takes the place of. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The body of a WXS module for glass-easel's `(require, exports, module) => { … }`, where `wxs` is the simulator's
 * `Wxs`. It is the module's source as text, so that one with a mistake ends neither the others nor the program.
 * @param path with extension; a module within WXML has that file's path and its own name
 */
export function wxsModule(path: string, source: string): string {
  const own = JSON.stringify(withTypeNames(source))
  return `wxs.load(${JSON.stringify(path)}, ${own}, require, module)`
}

/** `x.constructor` is the name of a type in WXS. https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/05datatype.html */
function withTypeNames(source: string): string {
  const edits: Edit[] = []
  try {
    collect(parse(source, { ecmaVersion: 'latest', allowReturnOutsideFunction: true }), edits)
  } catch {
    // Whoever loads it is told of the mistake.
    return source
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
      source,
    )
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

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
