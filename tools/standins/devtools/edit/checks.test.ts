import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { typeCheck, wechatCheck } from './checks'
import { Sources } from './sources'

/** A copy of the fixture within the repository, so that the type check finds the types of `wx`. */
const root = join(__dirname, '../../../..')
const project = join(root, 'build/test-checks')
const never = new AbortController().signal

beforeAll(() => {
  mkdirSync(project, { recursive: true })
  cpSync(join(__dirname, '../fixture'), project, { recursive: true })
  cpSync(join(root, 'tsconfig.json'), join(project, 'tsconfig.json'))
})
afterAll(() => rmSync(project, { recursive: true }))

async function sourcesWith(name: string, from: string, to: string): Promise<Sources> {
  const file = join(project, 'miniprogram', name)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
  const sources = new Sources(project)
  await sources.refresh()
  expect(sources.problems()).toEqual([])
  return sources
}

test('A type error is found in its place, and gone with the repair', async () => {
  const wrong = await sourcesWith('pages/second.ts', 'Page({', 'nought\nPage({')
  const { file, ...place } = { file: 'miniprogram/pages/second.ts', line: 1, column: 1 }
  const problem = {
    ...place,
    message: "error TS2304: Cannot find name 'nought'.",
    lineText: 'nought',
  }
  expect(await typeCheck(project).run(wrong, [], never)).toContainEqual({
    ...{ source: 'typescript', file, ...problem },
  })
  const repaired = await sourcesWith('pages/second.ts', 'nought\n', '')
  // The fixture asks for names that are not there, on purpose.
  const left = await typeCheck(project).run(repaired, [], never)
  expect(left.filter((one) => one.file === file)).toEqual([])
})

test("WeChat's compiler is heard where it accepts what was not built", async () => {
  const sources = new Sources(project)
  await sources.refresh()
  expect(await wechatCheck(project).run(sources, [], never)).toEqual([])
  const place = { file: 'miniprogram/pages/home.wxml', line: 1, column: 1, lineText: '<view>' }
  const ours = { ...place, source: 'wxml', message: 'missing end tag' } as const
  expect(await wechatCheck(project).run(sources, [ours], never)).toMatchObject([
    { ...ours, source: 'wechat', message: expect.stringContaining('accepts') },
  ])
})

test("WeChat's compiler is heard where it refuses what was built", async () => {
  const wrong = await sourcesWith('app.json', '"darkmode": true', '"darkmode": "yes"')
  expect(await wechatCheck(project).run(wrong, [], never)).toMatchObject([
    {
      ...{ source: 'wechat', file: 'miniprogram/app.json' },
      message: expect.stringMatching(
        /^miniprogram\/app\.json.*darkmode field needs to be boolean$/,
      ),
    },
  ])
})
