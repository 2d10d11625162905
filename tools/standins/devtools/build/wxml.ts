import { TmplGroup } from 'glass-easel-template-compiler'
import { wxsModule } from './wxs'

interface TemplateProblem {
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** Problems of one WXML file, each with its place; the official compiler lets most of them pass. */
export function checkWxml(path: string, text: string): string[] {
  const group = new TmplGroup()
  try {
    return add(group, path, text)
  } finally {
    group.free()
  }
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
  const problems = [...templates].flatMap(([path, text]) => add(group, path, text))
  const missing = [...templates.keys()].flatMap((path) => prepareScripts(group, path, scripts))
  const source = `(wxs) => ${lazily(group, [...templates.keys()])}`
  group.free()
  const warnings = [...problems, ...missing]
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

/** Modules within a file's WXML, and those it names that are not there. */
function prepareScripts(
  group: TmplGroup,
  path: string,
  scripts: ReadonlyMap<string, string>,
): string[] {
  const name = path.replace(/\.wxml$/, '')
  for (const inline of group.getInlineScriptModuleNames(name) as string[]) {
    const own = wxsModule(`${path}.${inline}.wxs`, group.getInlineScript(name, inline))
    group.setInlineScript(name, inline, own)
  }
  const named = group.getScriptDependencies(name) as string[]
  const missing = named.filter((script) => !scripts.has(`${script}.wxs`))
  for (const script of missing) group.addScript(script, '')
  return missing.map((script) => `${path}: ${script}.wxs does not exist`)
}

/** What glass-easel calls an error, WeChat's own compiler may let pass, such as a value that is not quoted. */
function add(group: TmplGroup, path: string, text: string): string[] {
  const problems = (group.addTmpl(path.replace(/\.wxml$/, ''), text) ?? []) as TemplateProblem[]
  return problems.map(
    ({ message, startLine: line, startColumn: column }) =>
      `${path}:${line + 1}:${column + 1}: ${message}`,
  )
}
