import { posix } from 'node:path'
import postcss, { type AtRule, type ChildNode, type Declaration, type Rule } from 'postcss'
import parser, { type Node as SelectorNode } from 'postcss-selector-parser'
import { inMediaQuery, screenLengths } from './frame-units'
import { styleScope } from './style-scope'

type Report = (node: ChildNode, message: string, index?: number) => void

/** What WeChat's compiler knows; of any other it says "unexpected". */
const AT_RULES =
  /^(-webkit-)?(media|keyframes|font-face|supports|charset|import|page|property|document)$/

interface StyleSheets {
  /** By path without extension. */
  readonly css: Readonly<Record<string, string>>
  /** What is not as it should be, each with its place. */
  readonly warnings: readonly string[]
}

/**
 * CSS by path without extension. As strict as WeChat's own `wcsc`: wxss.test.ts holds one against the other.
 * @param sheets WXSS by path with extension
 * @param isComponent tells pages and app.wxss from components, whose class names get a prefix
 * @param strict takes a fault for an error. Otherwise a rule with a fault is left to the browser, which drops what it does
 * not know, and a sheet that cannot be read is left out: public programs have such sheets, and DevTools opens them.
 * @throws an Error that names each fault as `path:line:column: what`, if strict
 */
export function compileStyleSheets(
  sheets: ReadonlyMap<string, string>,
  isComponent: (path: string) => boolean,
  strict: boolean,
): StyleSheets {
  // A sheet that several others import is faulty once.
  const faults = new Set<string>()
  const compiled = [...sheets.keys()].map((file) => {
    const path = file.replace(/\.wxss$/, '')
    const prefix = isComponent(path) ? `${styleScope(path)}--` : ''
    const host = `[wx-host="${styleScope(path)}"]`
    return [path, compileSheet(file, { sheets, prefix, host, faults, imported: new Set() })]
  })
  const warnings = [...faults]
  if (strict && faults.size > 0) throw new Error(`WXSS is not well formed:\n${warnings.join('\n')}`)
  return { css: Object.fromEntries(compiled) as Record<string, string>, warnings }
}

interface Sheet {
  readonly sheets: ReadonlyMap<string, string>
  /** Before each class name. */
  readonly prefix: string
  /** In place of `:host`. */
  readonly host: string
  readonly faults: Set<string>
  readonly imported: Set<string>
}

function compileSheet(file: string, sheet: Sheet): string {
  const report: Report = (node, message, index = 0) => {
    const { line, column } = node.positionBy({ index })
    sheet.faults.add(`${file}:${line}:${column}: ${message}`)
  }
  try {
    const root = postcss.parse(sheet.sheets.get(file) ?? '', { from: file })
    // Before anything is imported: what comes from there is compiled already.
    const nodes: ChildNode[] = []
    root.walk((node) => void nodes.push(node))
    sheet.imported.add(file)
    for (const node of nodes) compileNode(node, file, sheet, report)
    return root.toString()
  } catch (error) {
    if (!(error instanceof Error && error.name === 'CssSyntaxError')) throw error
    const { line = 1, column = 1, reason } = error as postcss.CssSyntaxError
    sheet.faults.add(`${file}:${line}:${column}: ${reason}`)
    return ''
  }
}

function compileNode(node: ChildNode, file: string, sheet: Sheet, report: Report): void {
  switch (node.type) {
    case 'comment':
      node.remove()
      break
    case 'atrule':
      compileAtRule(node, file, sheet, report)
      break
    case 'rule':
      compileRule(node, sheet, report)
      break
    case 'decl':
      compileDeclaration(node, file, report)
      break
  }
}

function compileAtRule(node: AtRule, file: string, sheet: Sheet, report: Report): void {
  if (!AT_RULES.test(node.name)) report(node, `@${node.name} is not known`)
  else if (node.name === 'import') inline(node, file, sheet, report)
  else if (node.name === 'media') node.params = inMediaQuery(node.params)
}

/** The sheet that is imported stands in its place, once in each sheet that leads to it. */
function inline(node: AtRule, file: string, sheet: Sheet, report: Report): void {
  const name = /^(["'])(.+)\1$/.exec(node.params)?.[2]
  if (name === undefined) return report(node, '@import takes a path in quotes, and nothing else', 8)
  const found = [name, `${name}.wxss`]
    .map((each) => (each.startsWith('/') ? each.slice(1) : posix.join(posix.dirname(file), each)))
    .find((each) => sheet.sheets.has(each))
  if (found === undefined) return report(node, `${name} does not exist`, 8)
  if (found === file) return report(node, 'a sheet cannot import itself', 8)
  // Compiled text: what parses it again would compile it twice.
  const text = sheet.imported.has(found) ? '' : compileSheet(found, sheet)
  node.replaceWith(postcss.parse(text).nodes)
}

function compileRule(rule: Rule, sheet: Sheet, report: Report): void {
  const { parent } = rule
  if (rule.raws.after?.includes(';')) report(rule, 'unexpected `;`', rule.toString().length - 1)
  if (parent?.type === 'rule') return report(rule, 'a rule stands inside another one')
  const isStep = parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name)
  if (isStep) return
  const selectors = readSelectors(rule, report)
  if (!selectors) return void rule.remove()
  // WeChat knows no `:root`, and leaves a rule without a selector.
  selectors.walkPseudos((pseudo) => void (pseudo.value === ':root' && pseudo.remove()))
  for (const selector of selectors.nodes) {
    const [first] = selector.nodes
    if (first?.type === 'pseudo' && first.value === ':host' && selector.nodes.length === 1) {
      // The framework marks a component's own element with it.
      first.replaceWith(parser.string({ value: first.nodes.join('') + sheet.host }))
    } else {
      selector.nodes.forEach((node) => compileSelector(node, rule, sheet, report))
    }
  }
  rule.selector = selectors.toString()
}

function readSelectors(rule: Rule, report: Report): parser.Root | undefined {
  try {
    return parser().astSync(rule)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    report(rule, error instanceof postcss.CssSyntaxError ? error.reason : error.message)
    return undefined
  }
}

function compileSelector(node: SelectorNode, rule: Rule, sheet: Sheet, report: Report): void {
  const refuse = (what: string) => report(rule, `unexpected ${what}`, node.sourceIndex)
  switch (node.type) {
    case 'tag':
      if (node.namespace) return refuse('`|`')
      node.value = node.value.replace(/^(?!wx-)/, 'wx-')
      break
    case 'class':
    case 'id':
      if (!/^[\w-]+$/.test(node.value)) {
        return refuse(`\`${node.value}\`: a name has letters, digits, - and _ only`)
      }
      if (node.type === 'class') node.value = sheet.prefix + node.value
      break
    case 'pseudo':
      if (node.nodes.length > 1) return refuse(`list in ${node.value}()`)
      if (/\sof\s/.test(node.toString())) return refuse(`\`of\` in ${node.value}()`)
      if (node.value !== ':not') break
      node.nodes
        .flatMap(({ nodes }) => nodes)
        .forEach((inner) => compileSelector(inner, rule, sheet, report))
      break
    case 'attribute':
      if (node.insensitive) refuse('`i`')
      break
    case 'combinator':
      if (!/^\s*[>+~]?\s*$/.test(node.value)) refuse(`\`${node.value}\``)
      break
    case 'universal':
    case 'nesting':
      refuse(`\`${node.value}\``)
      break
    case 'comment':
      // A blank, as in `wcsc`.
      node.replaceWith(parser.combinator({ value: ' ' }))
      break
    case 'root':
    case 'selector':
    case 'string':
  }
}

function compileDeclaration(node: Declaration, file: string, report: Report): void {
  const before = node.raws.before?.trim()
  if (before) report(node, `unexpected \`${before}\` before this`)
  if (!/^[\w-]+$/.test(node.prop)) return report(node, `unexpected \`${node.prop}\``)
  if (node.value === '' && !node.toString().endsWith(' ')) report(node, `${node.prop} has no value`)
  if (/^\{/.test(node.value)) report(node, `unexpected \`{\``)
  node.value = screenLengths(node.value).replace(
    /url\((["']?)(?!data:|https?:|\/\/)([^"')]+)\1\)/g,
    // As WeChat's compiler writes it: pictures of the package cannot be had from style sheets.
    (_, _quote, path) => {
      const { line, column } = node.rangeBy({ word: 'url(' }).start
      return `url(${path}-do-not-use-local-path-./${file}&${line}&${column})`
    },
  )
}
