import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import ts from 'typescript'

import { validateDeployment } from '../../tools/doctor/validate-deployment'
import { declarationsOf } from '../../tools/doctor/console'
import { cell, codeIn, readDoc, tableOf } from './markdown'
import {
  deploymentPath,
  load,
  oneBrand,
  programWith,
  twoBrands,
  typeErrors,
} from './samples/deployments'

/** Holds docs/self-hosting.md to the code: whoever copies from it gets what works. */
const english = readDoc('self-hosting.md')
const root = join(__dirname, '../..')

describe.each([
  ['one brand', oneBrand, 1],
  ['several brands', twoBrands, 2],
])('the example of %s', (_name, source, count) => {
  it('compiles in place of deployment.ts', () => expect(typeErrors(source)).toEqual([]))

  it('serves its tenants to the public', () => {
    expect(load(source).environments.release.tenants).toHaveLength(count)
  })

  const findings = validateDeployment(load(source)).filter(({ level }) => level !== 'ok')

  it('has no error for the doctor but the addresses that are examples', () => {
    const errors = findings.filter(({ level }) => level === 'error').map(({ detail }) => detail)
    expect(errors.filter((detail) => !/\.example\/.*is a placeholder$/.test(detail))).toEqual([])
  })

  it('can be read, in light and dark', () => {
    expect(findings.filter(({ id }) => id.startsWith('brand.colors'))).toEqual([])
  })
})

it('would not compile with a field that there is none of', () => {
  expect(typeErrors(oneBrand.replace('lifetime:', 'lifespan:'))).not.toEqual([])
})

describe('the fields', () => {
  const program = programWith(oneBrand)
  const checker = program.getTypeChecker()

  /** The type at `environments.release.tenants[].id`, say. */
  function typeAt(path: string): ts.Type | undefined {
    const fields = program.getSourceFile(deploymentPath.replace('.ts', '-fields.ts'))
    const symbol = fields && checker.getSymbolAtLocation(fields)?.exports?.get(named('Deployment'))
    let type = symbol && checker.getDeclaredTypeOfSymbol(symbol)
    for (const step of path.split('.')) {
      const field = type?.getProperty(step.replace('[]', ''))
      type = field && checker.getTypeOfSymbol(field)
      if (step.endsWith('[]')) type = type?.getNumberIndexType()
    }
    return type
  }
  const named = (name: string) => ts.escapeLeadingUnderscores(name)

  const paths = tableOf(english, 'Edit').map((row) => cell(row, 'Field'))
  const inText = codeIn(english).filter((text) => text.startsWith('environments.'))

  it.each([...new Set([...paths, ...inText])])('%s is one', (path) => {
    expect(typeAt(path)).toBeDefined()
  })

  it('are told from what is none', () => {
    expect(typeAt('environments.release.tenants[].lifespan')).toBeUndefined()
  })
})

describe('what is to be declared', () => {
  it('is what the code calls, and nothing else', () => {
    const files = readdirSync(join(root, 'miniprogram'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|wxml)$/.test(path) && !path.includes('miniprogram_npm'))
      .map((path) => [
        path.replace('.ts', '.js'),
        readFileSync(join(root, 'miniprogram', path), 'utf8'),
      ])
    const items = declarationsOf(
      Object.fromEntries(files) as Record<string, string>,
      load(oneBrand),
    )
    const rows = tableOf(english, 'User privacy protection guide')
    expect(rows.map((row) => cell(row, 'Item'))).toEqual(items.map(({ item }) => item))
  })
})
