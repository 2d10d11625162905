import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import ts from 'typescript'

import { genauthPublicConfig } from '../../../miniprogram/branding/genauth'
import { relay } from '../../../miniprogram/contracts/relay'
import { ticket } from '../../../miniprogram/contracts/ticket'
import type { Deployment } from '../../../miniprogram/deployment-fields'
import { blocksOf, readDoc } from '../markdown'

const root = join(__dirname, '../../..')
export const deploymentPath = join(root, 'miniprogram/deployment.ts')

function example(name: string): string {
  const [block, ...more] = blocksOf(readDoc('self-hosting.md')).filter(
    ({ mark }) => mark === `compiled: ${name}`,
  )
  if (!block || more.length > 0) throw new Error(`not one block is ${name}`)
  return block.text
}

/** The guide's first example: a whole deployment.ts. */
export const oneBrand = example('deployment.ts')
/** With its second example as the guide says: above `deployment`, and into all tenants. */
export const twoBrands = oneBrand
  .replace('export const', () => `${example('second tenant')}\n\nexport const`)
  .replaceAll('[puffin]', '[puffin, tern]')

const { options } = ts.parseJsonConfigFileContent(
  JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')),
  ts.sys,
  root,
)

/** The mini program, with this in place of deployment.ts. */
export function programWith(deployment: string): ts.Program {
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, version, ...rest) =>
    name === deploymentPath
      ? ts.createSourceFile(name, deployment, version)
      : read(name, version, ...rest)
  return ts.createProgram([deploymentPath], options, host)
}

/** What the compiler says; of a good one, nothing. */
export function typeErrors(deployment: string): string[] {
  return ts
    .getPreEmitDiagnostics(programWith(deployment))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const modules: Record<string, unknown> = {
  './branding/genauth': { genauthPublicConfig },
  './contracts/relay': { relay },
  './contracts/ticket': { ticket },
}

/** Runs it on the contracts of the mini program. */
export function load(source: string): Deployment {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const exported: { deployment?: Deployment } = {}
  new Function('exports', 'require', outputText)(exported, (id: string) => modules[id])
  if (!exported.deployment) throw new Error('the example exports no deployment')
  return exported.deployment
}
