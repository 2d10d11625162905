import type { PackageTools } from './tools'
import { compiles, fitsBudget, hasQuality } from './checks'
import type { QualityItem } from './official-quality'

/** Tools with which nothing is wrong, but for what a test changes. */
const toolsOf = (changes: Partial<PackageTools> = {}) => ({
  tools: {
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
  const compile = () => Promise.resolve({ 'app.js': 'x'.repeat(30 * 1024 + 1) })
  expect(await fitsBudget(toolsOf())).toMatchObject([{ level: 'ok' }])
  expect(await fitsBudget(toolsOf({ compile }))).toMatchObject([
    { level: 'error', detail: expect.stringMatching(/^30721 .*OVER/) },
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

  it('is passed where every item of it is', async () => {
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

  it('is an error where it does not run', async () => {
    expect(await hasQuality(toolsOf({ checkQuality: refuse('ended with 1') }))).toMatchObject([
      { level: 'error', detail: 'did not run: ended with 1' },
    ])
  })
})
