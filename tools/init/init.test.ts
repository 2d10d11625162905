import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { said } from '../command/said'
import { deploymentRule } from '../doctor/fields'
import { keepOwnDeployment } from '../package/own-deployment'
import { type Options, initWith } from './cli'
import { CONFIG, DEPLOYMENT, evaluate } from './write'

const ROOT = join(__dirname, '../..')
const LOGO = join(ROOT, 'examples/brands/night-ferry/logo.png')

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mini-login-init-'))
  folders.push(folder)
  return folder
}

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()

function commit(folder: string, message: string): void {
  git(folder, 'add', '--all')
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com']
  git(folder, ...who, 'commit', '--quiet', '-m', message)
}

/** The shipped files that a self-hoster changes, and some that only updates change. */
const SHIPPED = [
  '.gitattributes',
  DEPLOYMENT,
  CONFIG,
  'miniprogram/app.ts',
  'miniprogram/branding/logo.png',
]

function upstream(): string {
  const folder = newFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main')
  for (const file of SHIPPED) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(ROOT, file), join(folder, file))
  }
  commitAs(folder)
  return folder
}

/** As it is shipped, also in a fork whose own deployment is another one. */
function commitAs(folder: string): void {
  writeFileSync(
    join(folder, DEPLOYMENT),
    "export const deployment = {\n  appId: 'touristappid',\n  timeout: 10_000,\n}\n",
  )
  const config = read(folder, CONFIG).replace(/("appid": ")[^"]*/, '$1touristappid')
  writeFileSync(join(folder, CONFIG), config)
  commit(folder, 'Shipped')
}

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

function change(folder: string, file: string, from: string, to: string): void {
  const text = read(folder, file)
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(join(folder, file), text.replace(from, to))
}

const given = {
  '--brand': '海雀书店',
  '--brand-en': 'Puffin Books',
  '--color': '#1f5c8a',
  '--logo': LOGO,
  '--app-id': 'wx5f0a2c7d91e4b386',
  '--contract': 'ticket',
  '--user-pool': '65f1c2a7d09b4e3388a6c1d2',
  '--host': 'https://login.puffin-books.cn',
  '--apps': 'wx8c41d7be20a9f635',
  '--agreement': '《用户协议》=https://www.puffin-books.cn/terms',
}

const argv = (changed: Partial<Record<string, string>> = {}) =>
  Object.entries({ ...given, ...changed }).flatMap(([name, value]) =>
    value === undefined ? [] : [name, ...(name === '--contract' ? value.split(',') : [value])],
  )

const nobody = () => ({ ask: undefined, close: () => undefined })

/** A person who answers in this order, and what they were asked. */
function person(answers: readonly string[]) {
  const asked: string[] = []
  const left = [...answers]
  const ask = (question: string) => {
    asked.push(question)
    return Promise.resolve(left.shift() ?? '')
  }
  return { asked, open: () => ({ ask, close: () => undefined }) }
}

const init = (
  folder: string,
  args: readonly string[],
  open: Parameters<typeof initWith>[1] = nobody,
) => said<Options>(initWith(folder, open), args)

const deploymentIn = (folder: string) => deploymentRule.read(evaluate(read(folder, DEPLOYMENT)))

describe('with options', () => {
  it('writes a deployment that the doctor takes, the AppID, and the logo', async () => {
    const folder = upstream()
    const { code, out } = await init(folder, argv())
    expect(out).toContain('0 errors')
    expect(code).toBe(0)
    const { appId, environments } = deploymentIn(folder)
    const [tenant] = environments.release.tenants
    expect(appId).toBe(given['--app-id'])
    expect(environments.release.host).toBe(given['--host'])
    expect(environments.develop.host).toBe('http://127.0.0.1:9430')
    expect(tenant).toMatchObject({
      launchingAppIds: [given['--apps']],
      brand: { name: { 'zh-CN': '海雀书店', en: 'Puffin Books' }, logo: '/brand/logo.png' },
      agreements: [{ title: { 'zh-CN': '《用户协议》' }, required: true }],
    })
    expect(readFileSync(join(folder, 'miniprogram/brand/logo.png'))).toEqual(readFileSync(LOGO))
    const config: unknown = JSON.parse(read(folder, CONFIG))
    expect(config).toMatchObject({ appid: given['--app-id'] })
    expect(
      read(folder, CONFIG).match(/userPoolId=65f1c2a7d09b4e3388a6c1d2&getPhone=/g),
    ).toHaveLength(2)
  })

  it.each<[string, string[]]>([
    ['relay', ['relay']],
    ['signin', ['signin']],
    ['relay,ticket', ['ticket', 'relay']],
    ['ticket,relay,signin', ['ticket', 'signin', 'relay']],
  ])('the contracts %s are written as %j: relay comes last', async (contract, written) => {
    const folder = upstream()
    const more = { '--contract': contract, '--application': '66a0d3b8e1ac5f4499b7d2e4' }
    const { code } = await init(
      folder,
      argv({ ...more, '--connection': 'mini-login', '--agreement': '' }),
    )
    const { contracts, agreements } = deploymentIn(folder).environments.release.tenants[0] ?? {}
    expect(contracts?.map(({ name }) => name)).toEqual(written)
    expect(agreements).toEqual([])
    expect(code).toBe(0)
  })

  it.each(['#1f5c8a', '#a8321a', '#0b6b53', '#f5c400', '#111111', '#fafafa'])(
    'of the colour %s it makes one for the dark that can be read',
    async (color) => {
      const folder = upstream()
      const { out } = await init(folder, argv({ '--color': color }))
      expect(out).not.toMatch(/warning\s+.*: dark colours .*too little contrast/)
    },
  )

  it('tells what the doctor finds, and ends with 1 if there is an error', async () => {
    const folder = upstream()
    const { code, out } = await init(
      folder,
      argv({ '--host': 'https://login.example.com', '--contract': 'relay', '--apps': '' }),
    )
    expect(out).toMatch(/release.*login\.example\.com/)
    expect(out).toContain('launchingAppIds')
    expect(code).toBe(1)
  })

  it('takes no quote and no line break of an answer for code', async () => {
    const folder = upstream()
    await init(
      folder,
      argv({ '--brand': "a'],x:[`\\", '--agreement': "《'》=https://www.puffin-books.cn/'" }),
    )
    const [tenant] = deploymentIn(folder).environments.release.tenants
    expect(tenant?.brand.name['zh-CN']).toBe("a'],x:[`\\")
    expect(tenant?.agreements[0]?.title['zh-CN']).toBe("《'》")
  })

  it.each([
    [{ '--brand': undefined, '--host': undefined }, /give --brand, --host\./],
    [{ '--app-id': 'gh_a781a791e29e' }, /--app-id is wrong: AppID of the mini program, wx/],
    [{ '--color': 'red' }, /--color/],
    [{ '--host': 'login.puffin-books.cn' }, /--host/],
    [{ '--logo': '/no/such/file.png' }, /--logo/],
    [{ '--apps': 'puffin' }, /--apps/],
    [{ '--agreement': 'terms' }, /--agreement terms: write/],
  ])('writes nothing, and says why, for %j', async (changed, word) => {
    const folder = upstream()
    const { code, error } = await init(folder, argv(changed))
    expect(error).toMatch(word)
    expect(code).toBe(2)
    expect(git(folder, 'status', '--porcelain')).toBe('')
  })
})

describe('with a person', () => {
  it('asks the six questions, and those again that have no good answer', async () => {
    const folder = upstream()
    const answers = [
      '海雀书店',
      '',
      'blue',
      '#1f5c8a',
      '',
      'wx5f0a2c7d91e4b386',
      'relay',
      'https://login.puffin-books.cn',
    ]
    const { asked, open } = person([
      ...answers,
      'wx8c41d7be20a9f635',
      '《用户协议》 https://www.puffin-books.cn/terms',
      '',
    ])
    expect((await init(folder, [], open)).code).toBe(0)
    expect(asked.map((text) => text.slice(0, 3)).filter((text) => text.includes('/'))).toEqual([
      '1/6',
      '2/6',
      '3/6',
      '4/6',
      '5/6',
      '6/6',
      '6/6',
    ])
    expect(asked.filter((text) => text.includes('#rrggbb'))).toHaveLength(2)
    expect(deploymentIn(folder).environments.trial.tenants[0]?.agreements).toHaveLength(1)
  })
})

describe('what is somebody’s own', () => {
  async function ownFolder() {
    const folder = upstream()
    await init(folder, argv())
    commit(folder, 'Own')
    return folder
  }

  it('is not overwritten without --force', async () => {
    const folder = await ownFolder()
    const { code, error } = await init(folder, argv({ '--brand': '另一家' }))
    expect(error).toContain('--force')
    expect([code, git(folder, 'status', '--porcelain')]).toEqual([2, ''])
    expect((await init(folder, [...argv({ '--brand': '另一家' }), '--force'])).code).toBe(0)
    expect(read(folder, DEPLOYMENT)).toContain('另一家')
  })

  it.each([
    ['n', 1, ''],
    ['', 1, ''],
    ['y', 0, DEPLOYMENT],
  ])('is overwritten if the person says so: %j', async (answer, code, changed) => {
    const folder = await ownFolder()
    const { open } = person([answer])
    expect((await init(folder, argv({ '--brand': '另一家' }), open)).code).toBe(code)
    expect(git(folder, 'diff', '--name-only')).toBe(changed)
  })

  it('is the shipped file too, once it was changed and not committed', async () => {
    const folder = upstream()
    change(folder, DEPLOYMENT, '10_000', '9_000')
    expect((await init(folder, argv())).code).toBe(2)
  })
})

describe('an update from upstream', () => {
  /** Upstream, and a self-hoster's clone of it, initialized and committed; then upstream changes what it can. */
  async function updated(isTold: boolean) {
    const source = upstream()
    const clone = newFolder()
    git(clone, 'clone', '--quiet', source, '.')
    git(clone, 'config', 'user.name', 'Somebody')
    git(clone, 'config', 'user.email', 'somebody@example.com')
    if (isTold) keepOwnDeployment(clone)
    await init(clone, argv())
    commit(clone, 'Our deployment')
    const own = read(clone, DEPLOYMENT)
    change(source, DEPLOYMENT, 'timeout: 10_000', 'patience: 12_000')
    change(source, CONFIG, '"urlCheck": false', '"urlCheck": true')
    change(source, 'miniprogram/app.ts', 'const clock', '// newer\nconst clock')
    writeFileSync(join(source, 'miniprogram/branding/logo.png'), 'another sample')
    commit(source, 'Update')
    return { clone, own }
  }

  it.each([
    ['merge', ['pull', '--quiet', '--no-rebase', '--no-edit']],
    ['rebase', ['pull', '--quiet', '--rebase']],
  ])(
    'comes in by a %s without a conflict: what is own stays, the rest is new',
    async (_how, pull) => {
      const { clone, own } = await updated(true)
      git(clone, ...pull)
      expect(git(clone, 'status', '--porcelain')).toBe('')
      expect(read(clone, DEPLOYMENT)).toBe(own)
      expect(read(clone, CONFIG)).toContain(given['--app-id'])
      expect(read(clone, CONFIG)).toContain('"urlCheck": true')
      expect(read(clone, 'miniprogram/app.ts')).toContain('// newer')
      expect(readFileSync(join(clone, 'miniprogram/brand/logo.png'))).toEqual(readFileSync(LOGO))
    },
  )

  it('shows a conflict in a clone where npm install told git nothing, and loses nothing', async () => {
    const { clone } = await updated(false)
    expect(() => git(clone, 'pull', '--quiet', '--no-rebase', '--no-edit')).toThrow()
    expect(git(clone, 'diff', '--name-only', '--diff-filter=U')).toBe(DEPLOYMENT)
  })

  it('leaves merges of two own deployments, and of two shipped ones, to git', () => {
    for (const appId of ['touristappid', 'wx5f0a2c7d91e4b386']) {
      const folder = upstream()
      keepOwnDeployment(folder)
      change(folder, DEPLOYMENT, 'touristappid', appId)
      writeFileSync(
        join(folder, DEPLOYMENT),
        `${read(folder, DEPLOYMENT)}${'\n// between\n'.repeat(6)}`,
      )
      commit(folder, 'Base')
      git(folder, 'checkout', '--quiet', '-b', 'other')
      change(folder, DEPLOYMENT, '10_000', '12_000')
      commit(folder, 'Other')
      git(folder, 'checkout', '--quiet', 'main')
      writeFileSync(join(folder, DEPLOYMENT), `${read(folder, DEPLOYMENT)}// end\n`)
      commit(folder, 'Main')
      const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com']
      git(folder, ...who, 'merge', '--quiet', '--no-edit', 'other')
      expect(read(folder, DEPLOYMENT)).toMatch(/12_000[^]*\/\/ end/)
    }
  })
})
