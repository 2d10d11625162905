import { type AnyNode, type Options, parse } from 'acorn'
import { isNode } from './wxs'

/**
 * Faults that WeChat's own compiler finds in a WXML file and glass-easel's does not, as `path:line:column: what`.
 * wxml.test.ts holds them against `wcc`.
 */
export function wxmlFaults(path: string, text: string): string[] {
  const say = sayer(path, text)
  // Blanks keep the places; a fault within what is blanked is another's to find.
  const markup = text.replace(/<!--[^]*?-->|(?<=<wxs\b[^>]*>)[^]*?(?=<\/wxs\s*>)/g, blank)
  const expressions = [...markup.matchAll(MUSTACHE)].flatMap(
    ({ 0: whole, 1: source = '', index }) => {
      const isData = IN_DATA.test(markup.slice(markup.lastIndexOf('<template', index), index))
      return expressionFaults(source, isData, (at, what) =>
        say(index + whole.indexOf(source) + at, what),
      )
    },
  )
  const rest = markup.replace(TAG_OR_MUSTACHE, blank)
  const stray = [...rest.matchAll(/</g)].map(({ index }) => say(index, 'unexpected `<`'))
  return [...expressions, ...stray]
}

/** Faults of a module of WXS, a small ES5. https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/ */
export function wxsFaults(path: string, source: string): string[] {
  const say = sayer(path, source)
  // `class`, `const` and their like are names like any other.
  const old = parsed(source, { ecmaVersion: 5, allowReserved: true })
  // What it takes of newer ones: defaults of parameters, `f({ a })`, `return { a }` and `f(a,)`.
  const read = 'at' in old ? parsed(source, { ecmaVersion: 2017 }) : old
  if ('at' in read) return ['at' in old ? say(old.at, old.what) : say(read.at, read.what)]
  return found(read.program, unknownInWxs).map(({ node, what }) =>
    say(node.start, `no ${what} in WXS`),
  )
}

const QUOTED = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/.source
const MUSTACHE = new RegExp(String.raw`\{\{((?:${QUOTED}|[^"'}]|\}(?!\}))*)\}\}`, 'g')
const IN_DATA = new RegExp(String.raw`^<template\b(?:${QUOTED}|[^"'>])*\sdata\s*=\s*["']$`)
const VALUE = String.raw`"[^"]*"|'[^']*'|[^\s"'<>]+"?`
// Nothing need be between a quote and the next name.
const ATTRIBUTE = String.raw`(?:\s+|(?<=["']))[^\s=<>"'/]+(?:\s*=\s*(?:${VALUE}))?`
const TAG = String.raw`</?[a-zA-Z_][\w:.-]*(?:${ATTRIBUTE})*\s*/?>`
const TAG_OR_MUSTACHE = new RegExp(`${TAG}|${MUSTACHE.source}`, 'g')

type Say = (at: number, what: string) => string

function sayer(path: string, text: string): Say {
  return (at, what) => {
    const lines = text.slice(0, at).split('\n')
    return `${path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}: ${what}`
  }
}

/** Keeps the places of what stands behind. */
export const blank = (text: string) => text.replace(/[^\n]/g, ' ')

function expressionFaults(source: string, isData: boolean, say: Say): string[] {
  if (source.trim() === '') return []
  const commas: number[] = []
  const onTrailingComma = (at: number) => void commas.push(at)
  const options = { ecmaVersion: 2022, onTrailingComma } as const
  const forms = [`( ${source})`, `({${source}})`] as const
  const read = parsed(forms[isData ? 1 : 0], options)
  if ('at' in read) {
    // glass-easel's compiler tells of what is neither.
    const isOther = 'program' in parsed(forms[isData ? 0 : 1], options) || source.startsWith('{')
    const takes = isData ? '`name`, `name: value` and `...object`' : 'a value'
    return isOther ? [say(read.at - 2, `not as here, which takes ${takes}`)] : []
  }
  const unknown = found(read.program, unknownInWxml)
  return [
    ...commas.map((at) => say(at - 2, 'unexpected `,`')),
    ...unknown.map(({ node, what }) => say(node.start - 2, `no ${what} in WXML`)),
  ]
}

function parsed(
  source: string,
  options: Options,
): { program: AnyNode } | { at: number; what: string } {
  try {
    return { program: parse(source, options) }
  } catch (error) {
    const { pos, message } = error as SyntaxError & { readonly pos: number }
    return { at: pos, what: message.replace(/ \(\d+:\d+\)$/, '') }
  }
}

type Unknown = (node: AnyNode) => string | undefined

function found(node: AnyNode, unknown: Unknown): { node: AnyNode; what: string }[] {
  const what = unknown(node)
  return [
    ...(what === undefined ? [] : [{ node, what }]),
    ...below(node).flatMap((each) => found(each, unknown)),
  ]
}

const below = (node: AnyNode) =>
  (Object.values(node).flat() as unknown[]).filter((each) => isNode(each))

const unknownInWxs: Unknown = (node) => {
  if (NOT_IN_WXS.test(node.type)) return node.type
  if (node.type === 'VariableDeclaration' && node.kind !== 'var') return node.kind
  if ('operator' in node && /^(in.*|\*\*=?)$/.test(node.operator)) return `\`${node.operator}\``
  if ('async' in node && (node.async || node.generator)) return 'such function'
  if (node.type === 'Property') {
    const isNumber = node.key.type === 'Literal' && typeof node.key.value === 'number'
    return node.kind !== 'init' || node.method || node.computed || isNumber
      ? 'such property'
      : undefined
  }
  const isShort = (each: AnyNode) =>
    each.type === 'ObjectExpression' &&
    each.properties.some((it) => it.type === 'Property' && it.shorthand)
  if (!/^(Call|Return|Array)/.test(node.type) && below(node).some(isShort))
    return 'property without a value'
  return unknownLiteral(node)
}

/** Whole statements and expressions; newer ones by how their names begin. */
const NOT_IN_WXS =
  /^(Throw|Try|With|Labeled|ForIn|ForOf|New|This|Class|Arrow|Template|Tagged|Rest|Spread|ObjectP|ArrayP|Super)/

const unknownInWxml: Unknown = (node) => {
  if (node.type === 'SequenceExpression') return '`,`'
  if (node.type === 'UnaryExpression' && /[^!~-]/.test(node.operator)) return `\`${node.operator}\``
  if ('operator' in node && /^(in.*|>>>|\?\?)$/.test(node.operator)) return `\`${node.operator}\``
  if (
    node.type === 'ArrayExpression' &&
    node.elements.some((each) => !each || each.type === 'SpreadElement')
  ) {
    return 'array with holes or `...`'
  }
  return unknownLiteral(node)
}

const unknownLiteral: Unknown = (node) => {
  if (node.type !== 'Literal') return undefined
  if (node.regex) return 'regular expression'
  return typeof node.value === 'number' && /[a-z]/i.test(node.raw ?? '') ? node.raw : undefined
}
