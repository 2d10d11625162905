import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildProgram } from './program'
import { faultsByWcc, wcscRuns } from './wcsc'
import { compileTemplates } from './wxml'

const MODULE = { 'm.wxs': 'module.exports = {}' }
const PAGE = '<wxs module="m" src="./m.wxs" />'

const wxml = (text: string) => ({ 'a.wxml': text, ...MODULE })
const wxs = (text: string) => ({ 'a.wxml': PAGE, 'm.wxs': text })

function compiled(files: Readonly<Record<string, string>>, strict: boolean) {
  const ofKind = (kind: RegExp) =>
    new Map(Object.entries(files).filter(([path]) => kind.test(path)))
  return compileTemplates(ofKind(/wxml$/), ofKind(/wxs$/), strict)
}

/** What WeChat's compiler takes. */
const ACCEPTED: readonly (readonly [markup: string])[] = [
  ['<view wx:if="{{a > b && !c}}">{{b ? -1.5 : "x"}}</view><view wx:else />'],
  ["<view a='{{ {a: 1, b: [c, d[0]]} }}' b=\"x > {{a}}\"c />{{m.f(a, 'b}}')}}"],
  ['<template name="t" /><template is="t" data="{{...a, b, c: d.e}}" />'],
  ['<!-- {{a ?? b}} < --><wxs module="n">var a = 1 < 2, class = 3</wxs>'],
]
const ACCEPTED_WXS: readonly (readonly [module: string])[] = [
  ['function f(a, b = 1) { return f({ a }, 2,) }\nmodule.exports = { a: f, "b": 1 }'],
  ["var r = getRegExp('a', 'g'); for (var i = 0; i < 3; i++) if (r) delete r.a"],
]

/** What it refuses, with what is said of it here. */
const REFUSED: readonly (readonly [markup: string, fault: string])[] = [
  ['<view><text></view>', 'missing end tag'],
  ['</view>', '1:1: '],
  ['<view', '1:'],
  ['<view>{{a b}}</view>', '1:'],
  ['<view>\n{{a</view>', ': '],
  ['<view wx:else />', '1:7: '],
  ['<view><</view>', '1:7: unexpected `<`'],
  ['<view>\n a < b</view>', '2:4: unexpected `<`'],
  ['<view a="{{ "x" }}" />', '1:1: unexpected `<`'],
  ['<1view />', '1:1: unexpected `<`'],
  ['{{typeof a}}', '1:3: no `typeof` in WXML'],
  ['{{ +a }}', '1:4: no `+` in WXML'],
  ['{{a ?? b}}', '1:3: no `??` in WXML'],
  ['{{a instanceof b}}', '1:3: no `instanceof` in WXML'],
  ['{{a >>> b}}', '1:3: no `>>>` in WXML'],
  ['{{a, b}}', '1:3: no `,` in WXML'],
  ['{{0x1}}', '1:3: no 0x1 in WXML'],
  ['<view a="{{[1,,2]}}" />', '1:12: no array with holes or `...` in WXML'],
  ['<view a="{{[1,]}}" />', '1:14: unexpected `,`'],
  ['{{...a}}', '1:3: not as here, which takes a value'],
  [
    '<template name="t" /><template is="t" data="{{a.b}}" />',
    '1:48: not as here, which takes `name`',
  ],
  ['{{a => b}}', '1:'],
  ['{{new A}}', '1:'],
  ['{{`a`}}', '1:'],
  ['{{a?.b}}', '1:'],
  ['{{a = 1}}', '1:'],
  ['<wxs module="n" src="./gone.wxs" />', 'a.wxml: gone.wxs does not exist'],
  ['<wxs module="n">\n  let a = 1</wxs>', '2:3: no let in WXS'],
]
const REFUSED_WXS: readonly (readonly [module: string, fault: string])[] = [
  ['var a = ;', '1:9: Unexpected token'],
  ['var a = 1\nconst b = 2', '2:1: no const in WXS'],
  ['module.exports = () => 1', '1:18: no ArrowFunctionExpression in WXS'],
  ['class A {}', '1:1: no ClassDeclaration in WXS'],
  ['try { a() } catch (e) {}', '1:1: no TryStatement in WXS'],
  ['throw 1', '1:1: no ThrowStatement in WXS'],
  ['var a = new Date()', '1:9: no NewExpression in WXS'],
  ['var a = /a/', '1:9: no regular expression in WXS'],
  ['var a = `x`', '1:9: no TemplateLiteral in WXS'],
  ['var {a} = b', '1:5: no ObjectPattern in WXS'],
  ['var o = { a }', '1:5: no property without a value in WXS'],
  ['var o = { a() {} }', '1:11: no such property in WXS'],
  ['var o = { get a() { return 1 } }', '1:11: no such property in WXS'],
  ['for (var a in b) {}', '1:1: no ForInStatement in WXS'],
  ['var a = "b" in c', '1:9: no `in` in WXS'],
  ['var a = 1e3', '1:9: no 1e3 in WXS'],
  ['var a = this', '1:9: no ThisExpression in WXS'],
  ['function* f() {}', '1:1: no such function in WXS'],
  ['a ** b', '1:1: no `**` in WXS'],
  ['export default 1', '1:'],
  ['break', '1:1: Unsyntactic break'],
  ['return 1', "1:1: 'return' outside of function"],
]

/** What DevTools opens with a warning. */
const WARNED: readonly (readonly [markup: string])[] = [
  ['<view class="a" class="b" />'],
  ['<view data-aB="1" />'],
  ['<view wx:for="{{a}}" wx:key="{{b}}" />'],
  ['<include src="./gone" /><import src="/gone.wxml" />'],
]

const accepted = [
  ...ACCEPTED.map(([text]) => wxml(text)),
  ...ACCEPTED_WXS.map(([text]) => wxs(text)),
]
const refused = [
  ...REFUSED.map(([text, fault]) => [wxml(text), fault] as const),
  ...REFUSED_WXS.map(([text, fault]) => [wxs(text), `m.wxs:${fault}`] as const),
]

test.each(accepted)('takes what WeChat takes: %j', (files) => {
  expect(compiled(files, true).warnings).toEqual([])
})

test.each(refused)('refuses %j, and says where and why: %s', (files, fault) => {
  expect(() => compiled(files, true)).toThrow(fault)
  expect(compiled(files, false).warnings.join('\n')).toContain(fault)
})

test('says where a misspelt end tag and what it leaves open are, and nothing of what is around them', () => {
  const { warnings } = compiled(wxml('<view><view><text>a</txt></view></view>'), false)
  expect(warnings).toEqual(['a.wxml:1:14: missing end tag', 'a.wxml:1:20: invalid end tag'])
})

test.each(WARNED)('warns of %s, unless it is to be strict', (text) => {
  expect(compiled(wxml(text), false).warnings.join()).toMatch(/^a\.wxml:/)
  expect(() => compiled(wxml(text), true)).toThrow(/a\.wxml:/)
})

test("opens what WeChat's compiler cannot minify, with a word, unless it is to be strict", async () => {
  const project = mkdtempSync(join(tmpdir(), 'minify-'))
  const files = {
    'project.config.json': '{"setting": {"minifyWXML": true}}',
    ...{ 'app.json': '{"pages": ["a"]}', 'app.js': 'App({})', 'a.js': 'Page({})' },
    'a.wxml': '<image src="{{a ? \\"b\\" : c}}" />there',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  const { source, warnings } = await buildProgram(project)
  expect(source.templates).toContain('there')
  const refused = "WeChat's compiler cannot minify it for an upload: 1:19:unexpected character"
  expect(warnings[0]).toContain(refused)
  await expect(buildProgram(project, { strict: true })).rejects.toThrow('unexpected character')
  rmSync(project, { recursive: true })
})

;(wcscRuns() ? describe : describe.skip)("WeChat's own compiler", () => {
  test.each(accepted)('takes %j', (files) => expect(faultsByWcc(files)).toBe(''))
  test.each(refused)('refuses %j', (files) => expect(faultsByWcc(files)).not.toBe(''))
})
