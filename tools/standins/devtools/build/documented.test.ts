import { createRequire } from 'node:module'
import { createProgram, SymbolFlags, type Signature, type TypeChecker } from 'typescript'
import { documentedApi } from './bundle'

/** Whether callbacks may be given, or a promise comes back. */
function callsBack(checker: TypeChecker, signature: Signature): boolean {
  const given = signature.parameters.map((parameter) => checker.getTypeOfSymbol(parameter))
  const gives = checker.typeToString(signature.getReturnType())
  return (
    /\bPromis/.test(gives) || given.some((type) => type.getNonNullableType().getProperty('success'))
  )
}

it('tells of every function of wx whether it calls back, as the compiler reads WeChat’s types', () => {
  const types = createRequire(__filename).resolve('miniprogram-api-typings/index.d.ts')
  const checker = createProgram([types], { types: [], skipLibCheck: true }).getTypeChecker()
  const space = checker.resolveName('WechatMiniprogram', undefined, SymbolFlags.Namespace, false)
  const wx = space && checker.getExportsOfModule(space).find(({ name }) => name === 'Wx')
  const members = wx ? checker.getDeclaredTypeOfSymbol(wx).getProperties() : []
  const read = members.flatMap((member): [string, boolean][] => {
    const signatures = checker.getTypeOfSymbol(member).getCallSignatures()
    const calls = signatures.some((signature) => callsBack(checker, signature))
    return signatures.length === 0 ? [] : [[member.name, calls]]
  })
  expect(read.length).toBeGreaterThan(400)
  const told = documentedApi()
  const ours = read.map(([name]) => [name, told[name]?.callsBack === true])
  expect(ours).toEqual(read)
})
