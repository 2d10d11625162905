import { machine, type Machine } from './machine'

/** What is said of a Linux with everything, but for what a test changes. */
async function judged(changes: Partial<Machine> = {}): Promise<string[]> {
  const exists = (path: string) => ['/usr/bin/chromium', __filename].includes(path)
  const linux: Machine = { platform: 'linux', env: {}, nodeVersion: '20.19.0', exists }
  const findings = await machine({ machine: { ...linux, ...changes } })
  return findings.map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

it('has everything', async () => {
  expect(await judged()).toEqual([
    'ok machine.node: 20.19.0',
    'ok machine.chromium: /usr/bin/chromium',
    'ok machine.devtools: there is none for this system',
  ])
})

it.each<[changes: Partial<Machine>, fault: RegExp]>([
  [{ nodeVersion: '18.20.1' }, /error machine\.node: 18\.20\.1 is older than 20/],
  [{ env: { CHROMIUM_PATH: '/gone' } }, /warning machine\.chromium: No Chrome.*\n.*\/gone/],
  [{ platform: 'darwin' }, /warning machine\.devtools: no cli at \/Applications\/.*cli/],
  [{ platform: 'win32' }, /warning machine\.devtools: no cli at C:.*cli\.bat or C:.*cli\.bat/],
  [{ env: { WECHAT_DEVTOOLS_CLI: '/gone' } }, /warning machine\.devtools: no cli at \/gone/],
  [{ env: { WECHAT_DEVTOOLS_CLI: __filename } }, /ok machine\.devtools: .*machine\.test\.ts/],
])('is judged with %j', async (changes, said) => {
  expect((await judged(changes)).join()).toMatch(said)
})
