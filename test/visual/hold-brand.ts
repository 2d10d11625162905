import { validateDeployment } from '../../tools/doctor/validate-deployment'
import { sizeReport } from '../../tools/package/size-report'
import { compile, type CompiledFiles } from '../../tools/compile/compile'
import { type Project, projectOf } from '../../tools/compile/project'
import { lookAtBrand } from './look-at-brand'

/** Tests that hold for every brand. */
export function holdBrand(brand: string, { enables }: { readonly enables: readonly string[] }) {
  let project: Project
  let compiled: CompiledFiles
  let plain: CompiledFiles

  beforeAll(async () => {
    project = await projectOf(brand)
    const own = await projectOf()
    ;[compiled, plain] = await Promise.all([compile(project.path), compile(own.path)])
  })

  it('is this program but for its deployment, its logo, and what its deployment enables', () => {
    const paths = [...new Set([...Object.keys(compiled), ...Object.keys(plain)])]
    const changed = paths
      // Neither is a brand's: the packer puts the time into what is from npm, the compiler adds the helpers it needs.
      .filter((path) => !/\.map$|^miniprogram_npm\/|^@babel\//.test(path))
      .filter((path) => compiled[path] !== plain[path])
    expect(changed.sort()).toEqual(['branding/logo.png', 'deployment.js', ...enables].sort())
    expect(Object.keys(plain).filter((path) => !(path in compiled))).toEqual([])
  })

  it('is within the budgets', () => {
    const { lines, withinBudget } = sizeReport(compiled)
    expect(withinBudget ? [] : lines).toEqual([])
  })

  it('has no error that the doctor finds, and nothing to say of its colours', () => {
    const findings = validateDeployment(project.deployment, 'develop')
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    const colors = findings.filter(({ id }) => id.startsWith('brand.colors'))
    const { tenants } = project.deployment.environments.develop
    expect(colors.map(({ level }) => level)).toEqual(tenants.flatMap(() => ['ok', 'ok']))
  })

  it('can be read and tapped, whoever looks', async () => {
    expect(await lookAtBrand(project)).toEqual([])
  })
}
