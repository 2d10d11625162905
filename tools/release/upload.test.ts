import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { APP_ID, type Call, DEPLOYMENT, fakeCi, madeUpKey, temporaryFolder, writes } from './stage'
import type { Account } from './account'
import { upload, type UploadWorkplace } from './upload'

const projectPath = temporaryFolder()
const keyFile = madeUpKey(projectPath)
const ARGUMENTS = { version: '1.2.0', desc: 'dark mode' }
const ACCOUNT: Account = { keyFile, robot: 7, proxy: undefined }
const FILES = { 'app.js': 'App({})', 'app.js.map': '{"version":3}', 'pages/a.js.map': '{}' }

interface Attempt {
  readonly said: string
  readonly calls: readonly Call[]
  readonly steps: readonly string[]
}

/** One upload, with all as it should be but for `changes`; what was printed or thrown. */
async function attempt(
  changes: Partial<UploadWorkplace> = {},
  { ci, calls } = fakeCi(),
  { args = ARGUMENTS, account = ACCOUNT } = {},
): Promise<Attempt> {
  const lines: string[] = []
  const steps: string[] = []
  const step =
    <Value>(name: string, value: Value) =>
    async (): Promise<Value> => {
      steps.push(name)
      return value
    }
  const workplace: UploadWorkplace = {
    projectPath,
    appId: APP_ID,
    deployment: DEPLOYMENT,
    ci,
    print: (line) => lines.push(line),
    tree: { commit: 'c0ffee', changes: [] },
    runDoctor: step('doctor', true),
    compile: step('compile', FILES),
    packNpm: step('npm', 1),
    ...changes,
  }
  await upload(args, account, workplace).catch((error: Error) => lines.push(`${error}`))
  return { said: lines.join('\n'), calls, steps }
}

it('hands miniprogram-ci the project with its key, and what to send', async () => {
  const { calls, steps } = await attempt()
  expect(steps).toEqual(['doctor', 'compile', 'npm'])
  expect(calls.map(([name]) => name)).toEqual(['Project', 'upload', 'getDevSourceMap'])
  expect(calls[0]?.[1]).toEqual({
    appid: APP_ID,
    type: 'miniProgram',
    projectPath,
    privateKeyPath: keyFile,
    ignores: ['node_modules/**/*'],
  })
  expect(calls[1]?.[1]).toEqual({
    project: {},
    robot: 7,
    version: '1.2.0',
    desc: 'dark mode',
    setting: { useProjectConfig: true },
    onProgressUpdate: expect.any(Function),
  })
})

it('goes through the proxy that was named, from the first request on', async () => {
  const account = { ...ACCOUNT, proxy: 'http://proxy:8080' }
  const { calls } = await attempt({}, fakeCi(), { account })
  expect(calls.slice(0, 2).map(([name]) => name)).toEqual(['proxy', 'Project'])
  expect(calls[0]?.[1]).toBe('http://proxy:8080')
})

it('prints our sizes and those that WeChat weighed', async () => {
  const subPackageInfo = [
    { name: '__FULL__', size: 1234 },
    { name: '__APP__', size: 1200 },
    { name: 'extra', size: 34 },
  ]
  const { said } = await attempt({}, fakeCi({ upload: () => ({ subPackageInfo }) }))
  expect(said).toContain('       7  app.js')
  expect(said).toContain('    1234  whole package, weighed by WeChat')
  expect(said).toContain('    1200  main package, weighed by WeChat')
  expect(said).toContain('      34  extra, weighed by WeChat')
})

it('says so when WeChat weighed nothing', async () => {
  expect((await attempt()).said).toContain('WeChat did not say how large')
})

it('keeps the maps of the version, WeChat’s beside ours, and the commit', async () => {
  const { said, calls } = await attempt(
    {},
    fakeCi({ getDevSourceMap: writes('sourceMapSavePath', 'PK') }),
  )
  const folder = join(projectPath, 'build/sourcemaps/1.2.0')
  expect(said).toContain(`Source maps: ${folder}`)
  expect(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'))).toEqual({
    version: '1.2.0',
    commit: 'c0ffee',
    appId: APP_ID,
    robot: 7,
  })
  expect(readFileSync(join(folder, 'compiled/app.js.map'), 'utf8')).toBe('{"version":3}')
  expect(existsSync(join(folder, 'compiled/pages/a.js.map'))).toBe(true)
  expect(existsSync(join(folder, 'compiled/app.js'))).toBe(false)
  expect(readFileSync(join(folder, 'wechat.zip'), 'utf8')).toBe('PK')
  expect(calls.at(-1)?.[1]).toMatchObject({ robot: 7 })
})

it('leaves nothing of an older try of the version among its maps', async () => {
  await attempt({}, fakeCi({ getDevSourceMap: writes('sourceMapSavePath', 'PK') }))
  await attempt({ compile: async () => ({ 'app.js': '', 'app.js.map': '{}' }) })
  const folder = join(projectPath, 'build/sourcemaps/1.2.0')
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'compiled',
    join('compiled', 'app.js.map'),
    'release.json',
  ])
})

it('has uploaded even where WeChat’s maps do not come', async () => {
  const getDevSourceMap = (): never => {
    // oxlint-disable-next-line typescript/only-throw-error -- as miniprogram-ci does
    throw 'download source map failed'
  }
  const { said } = await attempt({}, fakeCi({ getDevSourceMap }))
  expect(said).toMatch(/^Uploaded 1\.2\.0/m)
  expect(said).toMatch(/source maps did not come.*download source map failed/)
  expect(said).not.toContain('Error')
})

it('keeps no maps of an upload that failed', async () => {
  const upload = (): never => {
    throw new Error('invalid ip: 192.0.2.1')
  }
  const args = { version: '9.9.9', desc: 'x' }
  const { said } = await attempt({}, fakeCi({ upload }), { args })
  expect(said).toContain('Error: invalid ip: 192.0.2.1')
  expect(said).not.toContain('Uploaded')
  expect(existsSync(join(projectPath, 'build/sourcemaps/9.9.9'))).toBe(false)
})

describe('refuses, and asks nothing of WeChat,', () => {
  const dirty = { commit: 'c0ffee', changes: [' M app.ts'] }
  const { trial } = DEPLOYMENT.environments
  const [{ ...tenant }] = trial.tenants
  const open = { ...trial, tenants: [{ ...tenant, launchingAppIds: [] }] } as const
  const environments = { ...DEPLOYMENT.environments, trial: open }
  const openRelay = { ...DEPLOYMENT, environments }
  const big = { 'app.js': 'x'.repeat(150_000) }
  const modern = { 'app.js': 'App({})', 'a/b.js': 'var a\ntry{b()}catch{c()}' }
  const cases: [string, Partial<UploadWorkplace>, RegExp][] = [
    ['a placeholder AppID', { appId: 'touristappid' }, /is a placeholder/],
    [
      'the AppID of another deployment',
      { deployment: { ...DEPLOYMENT, appId: '' } },
      /deployment\.ts for ""/,
    ],
    ['relay for any app', { deployment: openRelay }, /tenant "maple" of trial has relay and no/],
    ['a dirty tree', { tree: dirty }, /not clean.*\n {5}M app\.ts/],
    ['a folder without git', { tree: undefined }, /no git checkout/],
    ['a doctor that found something', { runDoctor: async () => false }, /The doctor did not pass/],
    ['a package over its budget', { compile: async () => big }, /over its budget: see OVER/],
    ['a script that is not ES5', { compile: async () => modern }, /not ES5: a\/b\.js:2:14: /],
  ]
  it.each(cases)('%s', async (_, changes, reason) => {
    const { said, calls } = await attempt(changes)
    expect(said).toMatch(/Refused, nothing was sent/)
    expect(said).toMatch(reason)
    expect(calls).toEqual([])
  })

  it('what tree and environment have wrong, all at once, before anything slow', async () => {
    const account = { ...ACCOUNT, keyFile: undefined }
    const { said, steps } = await attempt({ tree: dirty }, fakeCi(), { account })
    expect(said).toMatch(/- The git tree.*\n.*\n- WECHAT_UPLOAD_KEY is not set/)
    expect(steps).toEqual([])
  })

  it('the doctor’s and the budget’s reasons together', async () => {
    const { said } = await attempt({ runDoctor: async () => false, compile: async () => big })
    expect(said).toMatch(/doctor did not pass[^]*over its budget/)
  })
})
