import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { devtools } from './devtools'
import { thisMachine, tools, type Machine } from './machine'

/** A Linux with everything, but for what a test changes. */
function machineOf(changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    home: '/nowhere',
    env: {},
    nodeVersion: '20.19.0',
    run: (program) => Promise.resolve(`${program} 1.2.3`),
    listens: () => Promise.resolve(false),
    ...changes,
  }
}

const line = ({ level, id, detail }: { level: string; id: string; detail: string }) =>
  `${level} ${id}: ${detail}`

describe('the tools', () => {
  const judged = async (changes: Partial<Machine>) =>
    (await tools({ machine: machineOf(changes) })).map(line)

  it('are all there', async () => {
    expect(await judged({})).toEqual([
      'ok machine.node: 20.19.0',
      'ok machine.npm: npm 1.2.3',
      'ok machine.chromium: /usr/bin/chromium 1.2.3',
    ])
  })

  it('need Node 20', async () => {
    expect(await judged({ nodeVersion: '18.20.1' })).toContain(
      'error machine.node: 18.20.1 is older than 20',
    )
  })

  it('can do without Chromium, but not without npm', async () => {
    const run = () => Promise.reject(new Error('ENOENT'))
    expect(await judged({ run, env: { CHROMIUM_PATH: '/opt/chromium' } })).toEqual([
      'ok machine.node: 20.19.0',
      'error machine.npm: npm --version does not run',
      'warning machine.chromium: none at /opt/chromium: npm start, npm run screens and npm test need it',
    ])
  })
})

describe('WeChat DevTools', () => {
  let home: string
  let cli: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'doctor-'))
    cli = join(home, 'cli')
    writeFileSync(cli, '')
  })
  afterEach(() => rmSync(home, { recursive: true }))

  const judged = async (changes: Partial<Machine>) =>
    (await devtools({ machine: machineOf({ home, ...changes }) })).map(line)

  const profile = (files: Record<string, string>, name = '0123abcd') => {
    const folder = join(home, 'Library/Application Support/微信开发者工具', name, 'Default')
    mkdirSync(folder, { recursive: true })
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
  }

  const onMac = (listens: number[] = []) =>
    judged({
      platform: 'darwin',
      env: { WECHAT_DEVTOOLS_CLI: cli },
      listens: (port) => Promise.resolve(listens.includes(port)),
    })

  it('are not missed where there are none', async () => {
    expect(await judged({})).toEqual(['ok machine.devtools: there is none for this system'])
  })

  it.each(['darwin', 'win32'] as const)('are missed on %s', async (platform) => {
    expect((await judged({ platform })).join()).toMatch(
      /^warning machine\.devtools: no cli at .*cli/,
    )
  })

  it('are found where the environment says', async () => {
    const own = { WECHAT_DEVTOOLS_CLI: cli }
    expect(await judged({ env: own })).toContain(`ok machine.devtools: ${cli}`)
    expect(await judged({ env: { WECHAT_DEVTOOLS_CLI: `${cli}2` } })).toEqual([
      `warning machine.devtools: no cli at ${cli}2`,
    ])
  })

  it('have a service port that somebody listens on', async () => {
    profile({ '.ide': '35210', '.ide-status': 'On' })
    expect(await onMac([35210])).toContain('ok machine.service-port: 35210')
    expect((await onMac())[1]).toMatch(/^warning .*nothing listens on 35210/)
  })

  it('have it switched off', async () => {
    profile({ '.ide': '35210', '.ide-status': 'Off' })
    expect((await onMac([35210]))[1]).toBe('warning machine.service-port: is switched off')
  })

  it('are enough in one of several versions', async () => {
    profile({ '.ide-status': 'Off' }, 'aaaa')
    profile({ '.ide': '35210\n' }, 'bbbb')
    expect(await onMac([35210])).toContain('ok machine.service-port: 35210')
  })

  it('may never have been started', async () => {
    expect((await onMac())[1]).toBe('warning machine.service-port: no profile of DevTools has one')
  })
})

describe('this machine', () => {
  it('runs a program and hands on what it prints', async () => {
    expect(await thisMachine.run(process.execPath, ['--version'])).toBe(process.version)
    await expect(thisMachine.run('/no/such/program', [])).rejects.toThrow()
  })

  it('knows whether something listens', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    expect(await thisMachine.listens(port)).toBe(true)
    await new Promise((done) => server.close(done))
    expect(await thisMachine.listens(port)).toBe(false)
  })
})
