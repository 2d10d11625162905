import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

import { testApp } from './samples/app-behaviour'
import { testServer } from './samples/server-behaviour'
import type { Phone, Seen } from './samples/phones'
import { apps } from './samples/samples'

/**
 * Compiles and runs the samples in Java, Kotlin and Go, and parses those in Swift and Dart. Not every machine has what
 * that needs: a JDK; Debian's golang-go and libjackson2-databind-java; packages of npm, as .github/workflows/test.yml
 * installs them.
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

/** Folder of the jars, if not Debian's. */
const jackson = process.env['JACKSON'] ?? '/usr/share/java'
const jars = ['core', 'databind', 'annotations'].map((part) => join(jackson, `jackson-${part}.jar`))

function compileServerJava(folder: string): readonly [string, ...string[]] {
  const path = [folder, ...jars].join(delimiter)
  const [source = ''] = filesIn(join(apps, 'server-java'), '.java')
  execFileSync('javac', ['-Xlint:all,-serial,-path', '-cp', path, '-d', folder, source])
  return ['java', '-cp', path, 'LoginServer']
}

function compileServerGo(folder: string): readonly [string, ...string[]] {
  const cwd = join(apps, 'server-go')
  const env = {
    ...process.env,
    GOCACHE: join(folder, 'cache'),
    GOPATH: folder,
    GOFLAGS: '-mod=mod',
  }
  execFileSync('go', ['vet', '.'], { cwd, env })
  execFileSync('go', ['build', '-o', join(folder, 'server'), '.'], { cwd, env })
  return [join(folder, 'server')]
}

describe.each([
  [
    'server-java',
    compileServerJava,
    [...jdk, ...(jars.every(existsSync) ? [] : ['libjackson2-databind-java'])],
  ],
  ['server-go', compileServerGo, has('go', 'version') ? [] : ['Go']],
])('%s', (_name, compile, missing) => {
  if (missing.length > 0) {
    it.skip(`is not compiled here: it needs ${missing.join(' and ')}`, () => undefined)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'mini-login-server-'))
  let command: readonly [string, ...string[]]
  beforeAll(() => {
    command = compile(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  testServer(() => command)
})

interface TreeSitter {
  readonly Parser: {
    new (): { setLanguage(language: object): void; parse(text: string): { rootNode: SyntaxNode } }
    init(): Promise<void>
  }
  readonly Language: { load(grammar: Uint8Array): Promise<object> }
}
interface SyntaxNode {
  readonly hasError: boolean
}

const modules = join(__dirname, '../../node_modules')
const parsers = ['web-tree-sitter', 'tree-sitter-wasms'].filter(
  (name) => !existsSync(join(modules, name)),
)

describe.each([
  ['ios-swift', 'swift'],
  ['flutter', 'dart'],
])('%s', (folder, language) => {
  if (parsers.length > 0) {
    it.skip(`is not parsed here: it needs ${parsers.join(' and ')}`, () => undefined)
    return
  }

  it('has no syntax error; it is not compiled', async () => {
    const { Parser, Language }: TreeSitter = require('web-tree-sitter')
    await Parser.init()
    const parser = new Parser()
    const grammar = `tree-sitter-wasms/out/tree-sitter-${language}.wasm`
    parser.setLanguage(await Language.load(readFileSync(join(modules, grammar))))
    const wrong = (text: string) => parser.parse(text).rootNode.hasError
    const files = filesIn(join(apps, folder), `.${language}`)
    expect(files.length).toBeGreaterThan(2)
    expect(files.filter((file) => wrong(readFileSync(file, 'utf8')))).toEqual([])
    expect(wrong('class {')).toBe(true)
  })
})
