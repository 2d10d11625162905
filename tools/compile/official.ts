/**
 * Runs the official compiler once, in a process of its own: it caches by project path for as long as
 * its process lives, forks workers, and writes to the console whatever happens.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import type { CompiledFiles } from './compile'
import { type NpmRelation, unpacked } from './packed'

const [projectPath = '.', appid = '', relations = '[]', answerFile = '', how = ''] =
  process.argv.slice(2)
const UNMINIFIED = { minifyWXML: false, minifyWXSS: false, minifyJS: false }
/** What DevTools sets in the project.config.json that it makes for a program that has none. */
const IMPORTED = { es6: true, es7: true, autoPrefixWXSS: true }

async function run(): Promise<CompiledFiles> {
  // Packing takes as long as compiling.
  for (const relation of unpacked(projectPath, JSON.parse(relations) as NpmRelation[])) {
    await ci.packNpmManually({
      packageJsonPath: join(projectPath, relation.packageJsonPath),
      miniprogramNpmDistDir: join(projectPath, relation.miniprogramNpmDistDir),
    })
  }
  // `attr` as a function is what keeps the compiler offline: it would ask WeChat for it otherwise.
  const options = {
    appid,
    type: 'miniProgram' as const,
    projectPath,
    privateKey: 'unused',
    ignores: ['node_modules/**/*'],
    attr: () => Promise.resolve(ci.DefaultProjectAttr),
  }
  const hasConfig = existsSync(join(projectPath, 'project.config.json'))
  const files = await ci.getCompiledResult({
    project: new ci.Project(options),
    version: '0',
    setting: {
      ...(hasConfig ? { useProjectConfig: true } : IMPORTED),
      ...(how === 'open' ? UNMINIFIED : {}),
    },
    includedMap: true,
    onProgressUpdate: () => undefined,
  } as Parameters<typeof ci.getCompiledResult>[0])
  return asText(files)
}

/** Text as it is, anything else in base64. */
function asText(files: Record<string, string | Buffer>): CompiledFiles {
  const text = /\.(js|json|wxml|wxss|wxs|map)$/
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path.replace(/\\/g, '/'),
      text.test(path) ? content.toString() : Buffer.from(content).toString('base64'),
    ]),
  )
}

run().then(
  (files) => {
    writeFileSync(answerFile, JSON.stringify(files))
    process.exit(0)
  },
  (error: unknown) => {
    console.error(`compile failed: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  },
)
