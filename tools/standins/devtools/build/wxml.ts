import { TmplGroup } from 'glass-easel-template-compiler'
import { blank, wxmlFaults, wxsFaults } from './wechat-syntax'
import { wxsModule } from './wxs'

interface TemplateProblem {
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

interface Templates {
  /** A function of the simulator's `Wxs` that gives an object of template generators by path without extension. */
  readonly source: string
  /** What is not as it should be, each with its place. */
  readonly warnings: readonly string[]
}

/**
 * @param strict takes a warning for an error
 * @throws Error with the place of everything that is wrong, if strict
 */
export function compileTemplates(
  templates: ReadonlyMap<string, string>,
  scripts: ReadonlyMap<string, string>,
  strict: boolean,
): Templates {
  const group = new TmplGroup()
  // What calls a function of WXS goes on when that throws.
  // Handlers and observers of WXS get instances.
  group.setExtraRuntimeScript(
    'var P=function(f){return wxs.guarded(f)};Q.A=function(f){return wxs.observing(f)};' +
      'Q.C=function(o,e,f,p){return wxs.handling(o,e,f,p)};',
  )
  for (const [path, text] of scripts) {
    group.addScript(path.replace(/\.wxs$/, ''), wxsModule(path, text))
  }
  const warnings = [
    ...[...scripts].flatMap(([path, text]) => wxsFaults(path, text)),
    ...[...templates].flatMap(([path, text]) => [
      ...add(group, path, text),
      ...wxmlFaults(path, text),
    ]),
    ...[...templates].flatMap(([path, text]) => prepareScripts(group, path, text, scripts)),
    ...[...templates.keys()].flatMap((path) => missingTemplates(group, path, templates)),
  ]
  const source = `(wxs) => ${lazily(group, [...templates.keys()])}`
  group.free()
  if (strict && warnings.length > 0) {
    throw new Error(`WXML is not well formed:\n${warnings.join('\n')}`)
  }
  return { source, warnings }
}

/** Generators that are made when first used: to make one runs the modules of WXS that its file names. */
function lazily(group: TmplGroup, paths: readonly string[]): string {
  return paths.reduce((source, path) => {
    const name = path.replace(/\.wxml$/, '')
    const [key, made] = [JSON.stringify(name), group.getTmplGenObject(name)]
    return source.replace(`G[${key}]=${made};`, () => `wxs.lazy(G,${key},()=>${made});`)
  }, group.getTmplGenObjectGroups())
}

/** Takes modules within a file's WXML; gives their faults, and those it names that are not there. */
function prepareScripts(
  group: TmplGroup,
  path: string,
  text: string,
  scripts: ReadonlyMap<string, string>,
): string[] {
  const name = path.replace(/\.wxml$/, '')
  const faults = (group.getInlineScriptModuleNames(name) as string[]).flatMap((inline) => {
    const source = group.getInlineScript(name, inline)
    // At its place in the file, which is what its faults are told by.
    const placed = blank(text.slice(0, text.indexOf(source))) + source
    group.setInlineScript(name, inline, wxsModule(path, placed))
    return wxsFaults(path, placed)
  })
  const named = group.getScriptDependencies(name) as string[]
  const missing = named.filter((script) => !scripts.has(`${script}.wxs`))
  for (const script of missing) group.addScript(script, '')
  return [...faults, ...missing.map((script) => `${path}: ${script}.wxs does not exist`)]
}

/** What a file imports or includes that is not there. */
function missingTemplates(
  group: TmplGroup,
  path: string,
  templates: ReadonlyMap<string, string>,
): string[] {
  const named = group.getDirectDependencies(path.replace(/\.wxml$/, '')) as string[]
  return named
    .filter((template) => !templates.has(`${template}.wxml`))
    .map((template) => `${path}: ${template}.wxml does not exist`)
}

/** What glass-easel calls an error, WeChat's own compiler may let pass, such as a value that is not quoted. */
function add(group: TmplGroup, path: string, text: string): string[] {
  const problems = (group.addTmpl(path.replace(/\.wxml$/, ''), text) ?? []) as TemplateProblem[]
  const messages = problems.map(({ message }) => message)
  // A tag that closes nothing makes all around it seem unclosed.
  const told = problems.filter(
    ({ message }, at) => !message.endsWith('end tag') || messages.indexOf(message) === at,
  )
  return told.map(
    ({ message, startLine: line, startColumn: column }) =>
      `${path}:${line + 1}:${column + 1}: ${message}`,
  )
}
