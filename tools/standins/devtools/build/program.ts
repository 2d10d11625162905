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

/** Compiles a project into `programJs`, one JavaScript expression that evaluates to a Program. */
export async function buildProgram(projectPath: string): Promise<{ programJs: string }> {
  const files = await compile(projectPath)
  const { app, theme } = readAppConfig(files)
  const components = readComponentConfigs(files, app)
  const styleSheets = compileStyleSheets(
    ofKind(files, 'wxss'),
    (path) => components[path]?.component === true || path.startsWith('miniprogram_npm/'),
  )
  const parts = {
    app: JSON.stringify(app),
    theme: JSON.stringify(theme),
    components: JSON.stringify(components),
    templates: compileTemplates(ofKind(files, 'wxml'), ofKind(files, 'wxs')),
    styleSheets: JSON.stringify(styleSheets),
    scripts: wrapScripts(files),
    assets: JSON.stringify(assetsOf(files)),
  }
  const fields = Object.entries(parts).map(([name, source]) => `${name}: ${source}`)
  return { programJs: `({\n${fields.join(',\n')}\n})` }
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
