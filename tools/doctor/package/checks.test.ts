import { packageChecks } from './checks'
import type { PackageTools, QualityItem } from './tools'

const {
  compile: compiles,
  size: fitsBudget,
  quality: hasQuality,
  languages,
  types,
  es5,
} = packageChecks

/** Tools with which nothing is wrong, but for what a test changes. */
const toolsOf = (changes: Partial<PackageTools> = {}) => ({
  locales: {},
  tools: {
    typeErrors: () => Promise.resolve([]),
    compile: () => Promise.resolve({}),
    checkQuality: () => Promise.resolve([]),
    ...changes,
  },
})

const refuse = (message: string) => () => Promise.reject(new Error(message))

it('hands on what the compiler says', async () => {
  expect(await compiles(toolsOf())).toMatchObject([{ level: 'ok' }])
  expect(await compiles(toolsOf({ compile: refuse('app.json: no such page\n') }))).toMatchObject([
    { level: 'error', detail: 'app.json: no such page' },
  ])
})

it('names a budget that is overrun', async () => {
  const compile = () => Promise.resolve({ 'app.js': 'x'.repeat(200 * 1024) })
  expect(await fitsBudget(toolsOf())).toMatchObject([{ level: 'ok' }])
  expect(await fitsBudget(toolsOf({ compile }))).toMatchObject([
    { level: 'error', detail: expect.stringMatching(/^204800 .*OVER/) },
  ])
})

it('names every line that does not fit its type', async () => {
  const typeErrors = () => Promise.resolve(['deployment.ts:1:1: one', 'deployment.ts:2:1: two'])
  expect(await types(toolsOf({ typeErrors }))).toMatchObject([
    { level: 'error', detail: 'deployment.ts:1:1: one' },
    { level: 'error', detail: 'deployment.ts:2:1: two' },
  ])
})

it('names the place of what is not ES5', async () => {
  const compile = () => Promise.resolve({ 'app.js': 'var a = 1\nclass B { until = 0 }' })
  expect(await es5(toolsOf())).toMatchObject([{ level: 'ok' }])
  expect(await es5(toolsOf({ compile }))).toMatchObject([
    { level: 'error', detail: expect.stringContaining('app.js:2:') },
  ])
})

it('does not measure what does not compile', async () => {
  expect(await fitsBudget(toolsOf({ compile: refuse('app.json: no such page') }))).toMatchObject([
    { level: 'error', detail: 'not known, as the package does not compile' },
  ])
})

describe("WeChat's quality check", () => {
  const item = { name: 'JS_COMPRESS_OPEN', success: true, text: 'JS compression is not turned on' }
  const judged = (items: QualityItem[]) =>
    hasQuality(toolsOf({ checkQuality: () => Promise.resolve(items) }))

  it('is passed if every item of it is', async () => {
    expect(await judged([item, item])).toMatchObject([{ level: 'ok' }])
  })

  it('is warned about, item by item', async () => {
    expect(await judged([item, { ...item, success: false }])).toMatchObject([
      { level: 'warning', detail: 'JS_COMPRESS_OPEN: JS compression is not turned on' },
    ])
  })

  it('is wrong about packages that are required by name, and about them alone', async () => {
    const unused = { name: 'CONTAINS_UNUSED_CODES', success: false, text: 'unused' }
    const npm = 'miniprogram_npm/mobx-miniprogram/index.js'
    expect(await judged([{ ...unused, detail: [npm] }])).toMatchObject([{ level: 'ok' }])
    expect(await judged([{ ...unused, detail: [npm, 'extra.js'] }])).toMatchObject([
      { level: 'warning' },
    ])
  })

  it('is an error if it does not run', async () => {
    expect(await hasQuality(toolsOf({ checkQuality: refuse('ended with 1') }))).toMatchObject([
      { level: 'error', detail: 'did not run: ended with 1' },
    ])
  })
})

describe('languages', () => {
  const chinese = { login: '登录', form: { close: '关闭 {app}' } }
  const judged = (en: object) => languages({ ...toolsOf(), locales: { 'zh-CN': chinese, en } })

  it('say the same', () => {
    const en = { login: 'Log in', form: { close: 'Close {app}' } }
    expect(judged(en)).toMatchObject([{ level: 'ok', detail: 'zh-CN, en: 2 texts each' }])
  })

  it.each([
    [{ login: 'Log in', form: {} }, 'form.close: is missing'],
    [
      { login: 'Log in', form: { close: 'Close {app}', open: 'Open' } },
      'form.open: zh-CN does not have it',
    ],
    [
      { login: 'Log in', form: { close: 'Close' } },
      'form.close: has no placeholder, but zh-CN has {app}',
    ],
    [
      { login: 'Log in to {app}', form: { close: 'Close {app}' } },
      'login: has {app}, but zh-CN has none',
    ],
  ])('do not say %j', (en, fault) => {
    expect(judged(en)).toMatchObject([{ level: 'error', detail: `locales/en.ts ${fault}` }])
  })
})
