import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

import { testApp } from './samples/app-behaviour'
import type { Phone, Seen } from './samples/phones'
import { apps } from './samples/samples'

/**
 * Compiles and runs the samples in Java, Kotlin and Go. Not every machine has what that needs: a JDK; kotlin-compiler
 * (94 MB), which `npm install --no-save kotlin-compiler` adds.
 */
const kotlin = join(__dirname, '../../node_modules/kotlin-compiler/lib')
const has = (command: string, ...options: string[]) => spawnSync(command, options).status === 0
const jdk = has('javac', '-version') ? [] : ['a JDK']
const fakes = join(__dirname, 'samples/android')

const filesIn = (folder: string, extension: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name))

/** Compiled classes, and what those of Kotlin need. */
const classPath = (folder: string) => [folder, join(kotlin, 'kotlin-stdlib.jar')].join(delimiter)

const javac = (folder: string, ...files: string[]) =>
  execFileSync('javac', [
    ...['-Xlint:all,-serial,-path', '-Werror', '-cp', classPath(folder), '-d', folder],
    ...files,
  ])

/** Android without the file that drives it, for which the sample must be there. */
const android = filesIn(fakes, '.java').filter((file) => !file.endsWith('Phone.java'))

function compileJava(folder: string): void {
  javac(folder, ...android, ...filesIn(join(apps, 'android-java'), '.java'))
}

function compileKotlin(folder: string): void {
  javac(folder, ...android)
  const compiler = ['-cp', join(kotlin, '*'), 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler']
  const options = ['-no-reflect', '-Werror', '-cp', folder, '-d', folder]
  const files = filesIn(join(apps, 'android-kotlin'), '.kt')
  execFileSync('java', [...compiler, ...options, ...files])
}

function openAndroid(folder: string, server: string): Phone {
  const java = spawn('java', ['-cp', classPath(folder), 'Phone', server], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(java.stdout)[Symbol.asyncIterator]()
  const happens = async (...words: (string | number)[]): Promise<Seen> => {
    java.stdin.write(`${words.join('\t')}\n`)
    const { value = '' } = await lines.next()
    const [launched = '', attempt = '', text = ''] = value.split('\t')
    return { launched, attempt, text }
  }
  return {
    tap: () => happens('tap'),
    answer: (extMsg, errCode = 0) => happens('answer', errCode, extMsg),
    message: (extMsg) => happens('message', extMsg),
    other: () => happens('other'),
    end: () => happens('end'),
    removeWeChat: () => happens('remove WeChat'),
    close: () => java.stdin.end(),
  }
}

describe.each([
  ['android-java', compileJava, jdk],
  [
    'android-kotlin',
    compileKotlin,
    [...jdk, ...(existsSync(kotlin) ? [] : ['the package kotlin-compiler'])],
  ],
])('%s', (_platform, compile, missing) => {
  if (missing.length > 0) {
    it.skip(`is not compiled here: it needs ${missing.join(' and ')}`, () => undefined)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'mini-login-android-'))
  beforeAll(() => {
    compile(folder)
    javac(folder, join(fakes, 'Phone.java'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  testApp((server) => openAndroid(folder, server))
})
