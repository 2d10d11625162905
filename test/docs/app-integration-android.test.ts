import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { sample } from './samples/samples'

/**
 * Compiles the Kotlin samples of docs/app-integration.md with Kotlin's own compiler against fakes of Android and the
 * OpenSDK, and runs them (samples/android/Check.kt). Only CI has what that needs: a JDK, and kotlin-compiler (94 MB),
 * which `npm install --no-save kotlin-compiler` adds.
 */
const kotlin = join(__dirname, '../../node_modules/kotlin-compiler/lib')
const missing = [
  ...(spawnSync('javac', ['-version']).status === 0 ? [] : ['a JDK']),
  ...(existsSync(kotlin) ? [] : ['the package kotlin-compiler']),
].join(' and ')
const fakes = join(__dirname, 'samples/android')

function run(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mini-login-android-'))
  const java = readdirSync(fakes, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.java'))
    .map((name) => join(fakes, name))
  execFileSync('javac', ['-d', folder, ...java])
  const sources = ['ProofKey.kt', 'WeChatLogin.kt', 'WXEntryActivity.kt'].map((name) => {
    writeFileSync(join(folder, name), sample(name, 'compiled'))
    return join(folder, name)
  })
  const compiler = ['-cp', join(kotlin, '*'), 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler']
  const options = ['-no-reflect', '-Werror', '-cp', folder, '-d', folder]
  execFileSync('java', [...compiler, ...options, ...sources, join(fakes, 'Check.kt')])
  const path = [folder, join(kotlin, 'kotlin-stdlib.jar')].join(delimiter)
  const printed = execFileSync('java', ['-cp', path, 'com.example.app.wxapi.CheckKt'])
  rmSync(folder, { recursive: true })
  return printed.toString().trim().split('\n')
}

const samples = missing === '' ? describe : describe.skip
const title = `the Android samples${missing === '' ? '' : `, skipped without ${missing}`}`

samples(title, () => {
  let lines: string[]

  beforeAll(() => {
    lines = run()
  })

  const told = (name: string) =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))

  it('make the challenge in appendix B of RFC 7636', () => {
    expect(told('challenge')).toEqual(['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'])
  })

  it('make tokens that need no encoding, and are never the same', () => {
    const [one, other] = told('token')
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(one).not.toBe(other)
  })

  it('launch nothing without WeChat, and keep nothing', () => {
    expect(told('without WeChat')).toEqual(['false null'])
    expect(told('no attempt')).toEqual(['null'])
  })

  it('launch the mini program by its original id, with the attempt kept', () => {
    expect(told('launched')).toEqual(['true'])
    expect(told('sent')).toEqual(['gh_a781a791e29e /p?state=s1 0'])
    expect(told('attempt')).toEqual(['a1'])
  })

  const twice = (extMsg: string, errCode = 0) => {
    const result = `Result(extMsg=${extMsg}, errCode=${errCode})`
    return [`[${result}, then null, ${result}, then null] finished true`]
  }

  it.each([
    ['onResp', 'code=200&state=s1'],
    ['onReq', 'code=400&state=s1'],
    ['empty', ''],
  ])('hand a result of %s to the main activity once, cold and hot, and finish', (name, extMsg) => {
    expect(told(name)).toEqual(twice(extMsg))
  })

  it('tell the main activity that WeChat refused the launch', () => {
    expect(told('refused')).toEqual(twice('', -6))
  })

  it('take the answer to something else for no result, and finish', () => {
    expect(told('other')).toEqual(['[] finished true'])
  })

  it('take a start of the app by itself for no result', () => {
    expect(told('own start')).toEqual(['null'])
  })
})
