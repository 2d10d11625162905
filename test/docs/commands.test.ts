import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { type CommandLine, EXIT, exitCodeOf, WrongUse } from '../../tools/command/command'
import { said } from '../../tools/command/said'

/** Every command that a script of package.json starts. */
const root = join(__dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /\btsx (\S+)$/.exec(script) ?? []
  const read = (path: string) => (require(join(root, path)) as { command: CommandLine }).command
  return file === undefined ? [] : [[name, read(file)] as const]
})

/** It prints all that it was given, in every way that comes to mind. */
const echoing = (command: CommandLine): CommandLine => ({
  ...command,
  act: (options, args) => {
    console.log(options, JSON.stringify(options), ...args, process.env['WECHAT_UPLOAD_KEY'])
    for (const value of Object.values(options)) console.error(`no such thing: "${value}"`)
    throw new WrongUse([...args, process.env['WECHAT_ROBOT']].join())
  },
})

const secrets = [
  ['a line break', 'first-line\nsecond-line'],
  ['a private key', '-----BEGIN PRIVATE KEY-----MIIEvQ'],
  ['a key of many lines', '-----BEGIN RSA PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END'],
  ['an AppSecret', '0123456789abcdef0123456789ABCDEF'],
  ['long Base64', 'QUJD+/=='.repeat(30)],
] as const

it('is one for each script that is ours', () => expect(commands.length).toBeGreaterThan(10))

/** Options that a command cannot do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  upload: ['--version', '1.2.0', '--desc', 'x'],
  'backend-check': ['--host', 'https://login.example.cn'],
}

describe.each(commands)('npm run %s', (name, command) => {
  const needed = NEEDED[name] ?? []
  const declared = new Command()
  command.declare?.(declared)
  const places = [
    ...declared.options.flatMap(({ long }) => (long ? [[long, (x: string) => [long, x]]] : [])),
    ...declared.options.flatMap(({ long }) =>
      long ? [[`${long}=`, (x: string) => [`${long}=${x}`]]] : [],
    ),
    ['an unknown option', (value: string) => [`--${value}`]],
    ['an argument', (value: string) => [value]],
    ['many arguments', (value: string) => [value, value, value]],
  ] as [string, (value: string) => string[]][]

  it('says how it is used', async () => {
    const { code, out, error } = await said(command, ['--help'])
    expect(out).toContain(`Usage: ${name === 'start' ? 'npm start' : `npm run ${name}`}`)
    expect([code, error]).toEqual([EXIT.ok, ''])
  })

  it('refuses what it does not know', async () => {
    const { code, out, error } = await said(command, [...needed, '--no-such-option'])
    expect(error).toMatch(/^error: unknown option '--no-such-option'\n\nUsage: /)
    expect([code, out]).toEqual([EXIT.wrongUse, ''])
  })

  it.each(secrets)('never shows %s, wherever it is given', async (_what, secret) => {
    for (const [, argv] of places) {
      const { code, out, error } = await said(echoing(command), [...needed, ...argv(secret)])
      expect(code).toBe(EXIT.wrongUse)
      for (const line of secret.split('\n')) expect(out + error).not.toContain(line)
    }
    const kept = process.env
    process.env = { ...kept, WECHAT_UPLOAD_KEY: secret, WECHAT_ROBOT: secret }
    const { out, error } = await said(echoing(command), needed).finally(() => (process.env = kept))
    for (const line of secret.split('\n')) expect(out + error).not.toContain(line)
  })
})

const found = (act: CommandLine['act']) => exitCodeOf({ name: 'x', about: '', act }, [])

it('ends with 0 if all is well, 1 if something was found or failed, 2 after wrong use', async () => {
  jest.spyOn(console, 'error').mockReturnValue()
  expect(await found(() => Promise.resolve())).toBe(0)
  expect(await found(() => Promise.resolve(false))).toBe(1)
  expect(await found(() => Promise.reject(new Error('no')))).toBe(1)
  expect(await found(() => Promise.reject(new WrongUse('no')))).toBe(2)
})

it.each([
  ['size', ['--brand', 'nobody'], /^There is no brand "nobody"\. There are: /],
  ['genauth', ['--port', '80800'], /'80800' is invalid\. It must be a port/],
  ['doctor', ['--env', 'production'], /Allowed choices are develop, trial, release/],
  ['preview:qr', ['--scene', 'app'], /It must be one of WeChat's four digit scenes/],
  ['upload', ['--desc', 'x'], /required option '--version <number>' not specified/],
  ['upload', ['--version', '1.2.0', '--desc', '  '], /Testers and reviewers read it/],
  ['trace', [], /missing required argument 'file'/],
  ['trace', ['/dev/null'], /^There is no stack trace: the input is empty/],
  ...['', '1', '1.2.3.4', 'v1.2.3', '01.2.3', '1.2.3-rc.1', '../1.2.3', '1.2.3\n'].map(
    (version) => ['trace', ['--version', version, '-'], /It must be three numbers/] as const,
  ),
] as const)('npm run %s -- %j is refused with a word', async (name, argv, word) => {
  const [, command] = commands.find(([other]) => other === name) ?? []
  if (!command) throw new Error(`no command ${name}`)
  const { code, out, error } = await said(command, argv)
  expect(error).toMatch(word)
  expect(error).toContain('Usage: npm run')
  expect([code, out]).toEqual([EXIT.wrongUse, ''])
})
