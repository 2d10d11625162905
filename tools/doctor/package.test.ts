import { packageChecks } from './package'
import type { PackageTools, QualityItem } from './tools'

/** What a check says of tools with which nothing is wrong, but for what a test changes. */
async function said(check: keyof typeof packageChecks, tools: Partial<PackageTools>, en = {}) {
  const findings = await packageChecks[check]({
    locales: { 'zh-CN': { login: '登录', form: { close: '关闭 {app}' } }, en },
    tools: {
      typeErrors: () => Promise.resolve([]),
      compile: () => Promise.resolve({}),
      checkQuality: () => Promise.resolve([]),
      ...tools,
    },
  })
  return findings.map(({ level, detail }) => `${level} ${detail}`)
}

const compile = (script: string) => ({ compile: () => Promise.resolve({ 'app.js': script }) })
const refuse = (message: string) => () => Promise.reject(new Error(message))
const uncompiled = { compile: refuse('app.json: no such page\n') }

it.each(['types', 'compile', 'es5', 'size', 'quality'] as const)(
  'has no %s to find',
  async (name) => {
    expect(await said(name, {})).toEqual([expect.stringMatching(/^ok /)])
  },
)

it.each<[check: keyof typeof packageChecks, tools: Partial<PackageTools>, RegExp[]]>([
  ['types', { typeErrors: () => Promise.resolve(['a.ts', 'b.ts']) }, [/^error a\.ts$/, /b\.ts$/]],
  ['compile', uncompiled, [/^error app\.json: no such page$/]],
  ['es5', compile('var a = 1\nclass B { until = 0 }'), [/^error app\.js:2:/]],
  ['es5', uncompiled, [/^error not known, as the package does not compile$/]],
  ['size', compile('x'.repeat(200 * 1024)), [/^error 204800 .*OVER/]],
  ['size', uncompiled, [/^error not known, as the package does not compile$/]],
  ['quality', { checkQuality: refuse('ended with 1') }, [/^error did not run: ended with 1$/]],
])('finds in %s what is wrong: %j', async (check, tools, problems) => {
  const matching = problems.map((problem): unknown => expect.stringMatching(problem))
  expect(await said(check, tools)).toEqual(matching)
})

const unused = { name: 'CONTAINS_UNUSED_CODES', success: false, text: 'unused' }
const npm = 'miniprogram_npm/mobx-miniprogram/index.js'

it.each<[item: QualityItem, detail: string]>([
  [{ ...unused, success: true }, 'ok passes'],
  [{ ...unused, name: 'JS_COMPRESS_OPEN' }, 'warning JS_COMPRESS_OPEN: unused'],
  // It takes packages that are required by name for unused, and them alone.
  [{ ...unused, detail: [npm] }, 'ok passes'],
  [{ ...unused, detail: [npm, 'extra.js'] }, 'warning CONTAINS_UNUSED_CODES: unused'],
])("judges what WeChat's quality check says: %j", async (item, detail) => {
  expect(await said('quality', { checkQuality: () => Promise.resolve([item]) })).toEqual([detail])
})

const form = { close: 'Close {app}' }

it.each<[en: object, detail: string]>([
  [{ login: 'Log in', form }, 'ok zh-CN, en'],
  [{ login: 'Log in', form: {} }, 'error locales/en.ts form.close: is missing'],
  [
    { login: 'Log in', form: { close: 'Close' } },
    'error locales/en.ts form.close: has no placeholder, but zh-CN has {app}',
  ],
  [{ login: 'To {app}', form }, 'error locales/en.ts login: has {app}, but zh-CN has none'],
])('compares the languages: %j', async (en, detail) => {
  expect(await said('languages', {}, en)).toEqual([detail])
})
