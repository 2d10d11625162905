import { posix } from 'node:path'
import { compileFunction } from 'node:vm'
import type * as TypeScript from 'typescript'
import type { Deployment } from '../../miniprogram/deployment-fields'
import type { CompiledFiles } from '../compile/compile'
import { validateDeployment } from '../doctor/validate-deployment'
import type { Check } from '../standins/devtools/edit/edits'
import { placeOf } from '../compile/json-fault'
import { type Problem, problemAt } from '../standins/devtools/edit/problem'

const MODULE = 'deployment.js'

/** What the doctor finds wrong with deployment.ts as it was saved last, at its place in the file. */
export const deploymentCheck: Check = {
  async run({ read, root, files }, built) {
    const file = `${root}deployment.ts`
    const source = read(file)
    if (built.length > 0 || source === undefined) return []
    const at = (offset: number, message: string): Problem =>
      problemAt({ source: 'deployment', file, message, ...placeOf(source, offset) }, read)
    let deployment: unknown
    try {
      deployment = deploymentOf(files())
    } catch (error) {
      return [at(0, String(error))]
    }
    const faults = validateDeployment(deployment, 'develop').filter(
      ({ level }) => level === 'error',
    )
    if (faults.length === 0) return []
    // It takes longer to load than all else that starts.
    const { default: ts } = await import('typescript')
    return faults.map(({ detail, fix }) => {
      const [, path = ''] = /^([\w$.[\]"'-]+): /.exec(detail) ?? []
      return at(offsetOf(ts, source, path), fix === undefined ? detail : `${detail}. ${fix}`)
    })
  },
}

/** @throws whatever its modules throw, and if there is none */
export function deploymentOf(files: CompiledFiles): Deployment {
  const loaded = new Map<string, { exports: Record<string, unknown> }>()
  const load = (path: string): Record<string, unknown> => {
    const known = loaded.get(path)
    if (known) return known.exports
    const source = files[path]
    if (source === undefined) throw new Error(`${path} does not exist`)
    const module = { exports: {} }
    loaded.set(path, module)
    const require = (name: string) => load(`${posix.join(posix.dirname(path), name)}.js`)
    const run = compileFunction(source, ['require', 'module', 'exports'], { filename: path })
    Reflect.apply(run, undefined, [require, module, module.exports])
    return module.exports
  }
  const { deployment } = load(MODULE)
  if (deployment === undefined) throw new Error('deployment.ts exports no deployment')
  return deployment as Deployment
}

/** Where the field `environments.develop.tenants[0].id`, say, is written; or the nearest one around it. */
export function offsetOf(ts: typeof TypeScript, source: string, path: string): number {
  const file = ts.createSourceFile('deployment.ts', source, ts.ScriptTarget.Latest, true)
  const constants = new Map<string, TypeScript.Expression>()
  const collect = (node: TypeScript.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      constants.set(node.name.getText(), node.initializer)
    }
    node.forEachChild(collect)
  }
  collect(file)
  let value = constants.get('deployment')
  let offset = value?.parent.getStart() ?? 0
  for (const step of path.split(/[.[\]"']+/).filter(Boolean)) {
    const member = value && memberOf(ts, plain(ts, value, constants), step)
    if (!member) break
    offset = member.getStart()
    value = ts.isPropertyAssignment(member) ? member.initializer : member
  }
  return offset
}

/** A value without what TypeScript says of it, and a constant's value for its name. */
function plain(
  ts: typeof TypeScript,
  value: TypeScript.Expression,
  constants: ReadonlyMap<string, TypeScript.Expression>,
): TypeScript.Expression {
  if (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) {
    return plain(ts, value.expression, constants)
  }
  const constant = ts.isIdentifier(value) ? constants.get(value.text) : undefined
  return constant && constant !== value ? plain(ts, constant, constants) : value
}

function memberOf(
  ts: typeof TypeScript,
  value: TypeScript.Expression,
  name: string,
): TypeScript.PropertyAssignment | TypeScript.Expression | undefined {
  if (ts.isArrayLiteralExpression(value)) return value.elements[Number(name)]
  if (!ts.isObjectLiteralExpression(value)) return undefined
  return value.properties
    .filter((property) => ts.isPropertyAssignment(property))
    .find((property) => property.name.getText().replace(/["']/g, '') === name)
}
