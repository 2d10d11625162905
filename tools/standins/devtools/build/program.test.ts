import { runInNewContext } from 'node:vm'
import { screenLengths } from './frame-units'
import { oldStyles } from '../simulator/old-phone'
import { readAppConfig, readComponentConfigs } from './configs'
import { wrapScripts } from './scripts'

/** A program of one page with what else is given. */
function configs(app: object, page: object, ...components: string[]) {
  const files = {
    'app.json': JSON.stringify({ pages: ['pages/a/b'], ...app }),
    'pages/a/b.json': JSON.stringify(page),
    ...Object.fromEntries(components.map((path) => [`${path}.js`, ''])),
  }
  return readComponentConfigs(files, readAppConfig(files))
}

it.each([
  ['/parts/c', 'parts/c'],
  ['../c', 'pages/c'],
  ['../c', 'pages/c/index'],
  ['./c', 'pages/a/c'],
  ['c', 'pages/a/c'],
  ['pack/c', 'miniprogram_npm/pack/c'],
  ['pack/c', 'pages/miniprogram_npm/pack/c/index'],
  ['@/c', 'parts/c'],
])('finds for a page what its JSON calls %s: %s', (written, path) => {
  const { components } = configs(
    { resolveAlias: { '@/*': 'parts/*' } },
    { usingComponents: { tag: written } },
    path,
  )
  expect(components['pages/a/b']?.usingComponents).toEqual({ tag: path })
  expect(Object.keys(components)).toContain(path)
})

it('seeks from the root what app.json uses', () => {
  const { components } = configs({ usingComponents: { tag: './c' } }, {}, 'c', 'pages/a/c')
  expect(components['pages/a/b']?.usingComponents).toEqual({ tag: 'c' })
})

it('finds what stands for a generic component by default', () => {
  const { components } = configs(
    {},
    { componentGenerics: { g: { default: './c' }, h: true } },
    'pages/a/c',
  )
  expect(components['pages/a/b']?.componentGenerics).toEqual({
    g: { default: '/pages/a/c' },
    h: true,
  })
  expect(components['pages/a/c']).toBeDefined()
})

it.each([
  ['plugin://other/c', 'plugins are not in the simulator'],
  ['weui-miniprogram/dialog/dialog', 'take weui from npm'],
  ['./gone', './gone does not exist'],
])('leaves out with a word a component that is not there: %s', (written, word) => {
  const used = { usingComponents: { tag: written } }
  const { components, warnings } = configs({ useExtendedLib: { weui: true } }, used)
  expect(components['pages/a/b']?.usingComponents).toEqual({})
  expect(warnings).toEqual([expect.stringMatching(`^pages/a/b\\.json: <tag> .*${word}$`)])
})

it('tells of a component whose JSON does not say that it is one, unless a package has it', () => {
  const used = { usingComponents: { own: '/c', theirs: 'pack/c', page: './b' } }
  const { components, warnings } = configs({}, used, 'c', 'miniprogram_npm/pack/c', 'pages/a/b')
  expect(Object.keys(components).sort()).toEqual(['c', 'miniprogram_npm/pack/c', 'pages/a/b'])
  expect(warnings).toEqual(['c.json: without "component": true WeChat finds no component here'])
})

it.each([
  [[], {}, 'app.json: must be an object'],
  [{ pages: {} }, {}, 'app.json: "pages" must be a list of paths'],
  [{ pages: [7] }, {}, 'app.json: "pages" must be a list of paths'],
  [{ pages: [] }, {}, 'app.json: "pages" must be there, with a page at least'],
  [{ window: null }, {}, 'app.json: "window" must be an object'],
  [{ themeLocation: 'theme.json' }, {}, 'app.json: theme.json does not exist'],
  [{ tabBar: { list: [7] } }, {}, 'app.json: "tabBar" must be an object with a "list"'],
  [{ subPackages: [{ pages: [] }] }, {}, 'app.json: "subPackages" must be a list of objects'],
  [{}, [], 'pages/a/b.json: must be an object'],
  [{}, { usingComponents: { a: 7 } }, '"usingComponents" must be an object of paths'],
  [{}, { componentGenerics: [] }, '"componentGenerics" must be an object'],
])('says what is wrong with a configuration: %j, %j', (app, page, what) => {
  const written = Array.isArray(app) ? app : { pages: ['pages/a/b'], ...app }
  const files = { 'app.json': JSON.stringify(written), 'pages/a/b.json': JSON.stringify(page) }
  expect(() => readComponentConfigs(files, readAppConfig(files))).toThrow(what)
})

it('lets a module declare what a browser has', () => {
  const scripts = wrapScripts({
    'a.js': 'const name = 7, URL = 8; module.exports = [name, URL, typeof top]',
  })
  const module = { exports: {} }
  const bodies = runInNewContext(`(${scripts})`) as Record<string, (scope: object) => void>
  bodies['a.js']?.({ module, exports: module.exports })
  expect(Array.from(module.exports as unknown[])).toEqual([7, 8, 'undefined'])
})

it('says that a tab bar of its own is missing', () => {
  const { warnings } = configs({ tabBar: { custom: true } }, {})
  expect(warnings).toEqual([expect.stringMatching('/custom-tab-bar/index does not exist$')])
})

it('knows the pages of subpackages, and the page that is the first', () => {
  const app = {
    subPackages: [{ root: '/more/', pages: ['c'] }],
    subpackages: [{ root: 'x', pages: ['y/z'] }],
  }
  const files = { 'app.json': JSON.stringify({ pages: ['a', 'b'], entryPagePath: 'b', ...app }) }
  expect(readAppConfig(files).pages).toEqual(['b', 'a', 'more/c', 'x/y/z'])
})

it('makes a rem what the page says it is, and leaves a px alone', () => {
  expect(screenLengths('top:-.5rem;font:500 1.5rem/2rem x;width:16px;--a-2rem:#b2rpx')).toBe(
    'top:calc(-.5 * var(--wx-rem, 1rem));' +
      'font:500 calc(1.5 * var(--wx-rem, 1rem))/calc(2 * var(--wx-rem, 1rem)) x;width:16px;--a-2rem:#b2rpx',
  )
})

it('leaves out of styles what an old phone does not know', () => {
  const css = '.a{display:flex;gap:2px;overflow-wrap:anywhere;color:red}.b:is(.c){top:0}.d{inset:0}'
  expect(oldStyles(css)).toBe('.a{display:flex;;;color:red}.d{}')
})
