import { compile, type CompiledFiles } from '../../../compile/compile'
import { readAppConfig, readComponentConfigs } from './configs'
import { wrapScripts } from './scripts'
import { compileTemplates } from './wxml'
import { compileStyleSheets } from './wxss'

const MEDIA: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

export interface BuildOptions {
  /** Whether what DevTools only warns of is an error. */
  readonly strict?: boolean | undefined
}

interface Built {
  /** One JavaScript expression that evaluates to a Program. */
  readonly programJs: string
  /** What DevTools would warn of, and what is left out because the simulator has no such thing. */
  readonly warnings: readonly string[]
}

/** Compiles a project into a Program. */
export async function buildProgram(
  projectPath: string,
  { strict = false }: BuildOptions = {},
): Promise<Built> {
  const files = await compile(projectPath)
  const facts = readAppConfig(files)
  const { components, warnings: absent } = readComponentConfigs(files, facts)
  if (strict && absent.length > 0) throw new Error(absent.join('\n'))
  const templates = compileTemplates(ofKind(files, 'wxml'), ofKind(files, 'wxs'), strict)
  const warnings = [...absent, ...templates.warnings]
  const styleSheets = compileStyleSheets(
    ofKind(files, 'wxss'),
    (path) => components[path]?.component === true || path.startsWith('miniprogram_npm/'),
  )
  const parts = {
    app: JSON.stringify(facts.app),
    pages: JSON.stringify(facts.pages),
    theme: JSON.stringify(facts.theme),
    components: JSON.stringify(components),
    templates: templates.source,
    styleSheets: JSON.stringify(styleSheets),
    scripts: wrapScripts(files),
    assets: JSON.stringify(assetsOf(files)),
    warnings: JSON.stringify(warnings),
  }
  const fields = Object.entries(parts).map(([name, source]) => `${name}: ${source}`)
  return { programJs: `({\n${fields.join(',\n')}\n})`, warnings }
}

function ofKind(files: CompiledFiles, extension: string): Map<string, string> {
  return new Map(Object.entries(files).filter(([path]) => path.endsWith(`.${extension}`)))
}

/** Pictures of the package as data URLs. */
function assetsOf(files: CompiledFiles): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) => {
      const media = MEDIA[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
      return media ? [[path, `data:${media};base64,${content}`]] : []
    }),
  )
}
