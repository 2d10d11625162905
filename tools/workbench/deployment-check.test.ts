import { join } from 'node:path'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Sources } from '../standins/devtools/edit/sources'
import { deploymentCheck, deploymentOf } from './deployment-check'
import { sourceOf } from '../init/source'
import { evaluate } from '../init/write'

const repository = join(__dirname, '../..')
const project = mkdtempSync(join(tmpdir(), 'deployment-'))
const file = join(project, 'miniprogram/deployment.ts')
/** One that npm run init writes: what is in deployment.ts itself is the self-hoster's. */
const shipped = sourceOf({
  brand: { name: '枫叶咖啡', englishName: undefined, color: '#a8321a', logo: undefined },
  appId: 'touristappid',
  contracts: [{ name: 'ticket', userPoolId: '62e221f85f5ac5cc47037a39' }, { name: 'relay' }],
  host: 'https://core.genauth.ai',
  apps: [],
  agreements: [{ title: '《用户协议》', url: 'https://example.com/terms' }],
})

beforeAll(() => {
  for (const name of ['miniprogram', 'project.config.json']) {
    cpSync(join(repository, name), join(project, name), { recursive: true })
  }
})
afterAll(() => rmSync(project, { recursive: true }))

async function sourcesWith(text: string): Promise<Sources> {
  writeFileSync(file, text)
  const sources = new Sources(project)
  await sources.refresh()
  return sources
}

test('The deployment is read as it was saved last', async () => {
  const { files } = await sourcesWith(shipped)
  expect(JSON.stringify(deploymentOf(files()))).toBe(JSON.stringify(evaluate(shipped)))
})

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test.each([
  ['timeout: 10_000', 'timeout: 5', 'timeout: 5'],
  [
    "host: 'http://127.0.0.1:9430'",
    "host: 'http://127.0.0.1:9430/'",
    "host: 'http://127.0.0.1:9430/'",
  ],
  ["primary: '#a8321a'", "primary: '#fff'", "primary: '#fff'"],
  ['version: ', 'versoin: ', 'versoin: '],
])('A fault that the doctor finds (%s as %s) is placed in its line', async (good, bad, line) => {
  const text = shipped.replace(good, bad)
  expect(text).not.toBe(shipped)
  const sources = await sourcesWith(text)
  const found = await deploymentCheck.run(sources, [], AbortSignal.abort())
  expect(found[0]).toMatchObject({ source: 'deployment', file: 'miniprogram/deployment.ts' })
  const lines = found.map((problem) => problem.line)
  expect([lines, lineOf(text, line)]).toEqual([
    expect.arrayContaining([lineOf(text, line)]),
    lineOf(text, line),
  ])
})

test('What throws when it is read is named', async () => {
  const sources = await sourcesWith(shipped.replace('relay()', 'relais()'))
  expect(await deploymentCheck.run(sources, [], AbortSignal.abort())).toMatchObject([
    { line: 1, message: 'ReferenceError: relais is not defined' },
  ])
})

test('As it is shipped it has no fault', async () => {
  expect(await deploymentCheck.run(await sourcesWith(shipped), [], AbortSignal.abort())).toEqual([])
})
