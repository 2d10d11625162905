import { join } from 'node:path'
import postcss from 'postcss'
import { compile } from '../../../compile/compile'
import { inMediaQuery, screenLengths } from './frame-units'
import { compileByWcsc, wcsc, wcscRuns } from './wcsc'
import { compileStyleSheets } from './wxss'

/** WXSS that is accepted, and the CSS it becomes in a component at `part.wxss`. */
const ACCEPTED: readonly [wxss: string, css: string][] = [
  ['page{color:red}page.a>view{color:red}', 'wx-page{color:red}wx-page.part--a>wx-view{color:red}'],
  ['view,text.b,#id .c::after{top:0}', 'wx-view,wx-text.part--b,#id .part--c::after{top:0}'],
  ['.d:not(.e):nth-child(2n+1){top:0}', '.part--d:not(.part--e):nth-child(2n+1){top:0}'],
  [
    '.b~.c,.n:where(.o),.n:has(.b){top:0}',
    '.part--b~.part--c,.part--n:where(.o),.part--n:has(.b){top:0}',
  ],
  ['input[disabled],[class="x"]{top:0}', 'wx-input[disabled],[class="x"]{top:0}'],
  ['wx-view{top:0}my-part .x{top:0}', 'wx-view{top:0}wx-my-part .part--x{top:0}'],
  [
    '@media (min-width:375rpx){.m{top:0}}@media screen{@media print{.n{top:0}}}',
    '@media (min-width:187.5px){.part--m{top:0}}@media screen{@media print{.part--n{top:0}}}',
  ],
  [
    '@keyframes s{from{top:0}50.5%{top:1px}to{top:0}}.s{animation:s 1s}',
    '@keyframes s{from{top:0}50.5%{top:1px}to{top:0}}.part--s{animation:s 1s}',
  ],
  ['@supports (display:grid){.g{top:0}}', '@supports (display:grid){.part--g{top:0}}'],
  [':host{top:0}:host(.x){left:0}', '[wx-host="part"]{top:0}.x[wx-host="part"]{left:0}'],
  [
    '.i{color:red!important;--v:1px;content:"a.b{}"}',
    '.part--i{color:red!important;--v:1px;content:"a.b{}"}',
  ],
  ['.a/* c */.b{top:0}/* c */', '.part--a .part--b{top:0}'],
  [':root{--x:1}', '{--x:1}'],
  ['.z{top:0}@import "other.wxss";.y{top:0}', '.part--z{top:0}.part--o{top:0}.part--y{top:0}'],
  ['@import "/other";@import "./other.wxss";', '.part--o{top:0}'],
  [
    '.a{background:url("x.png")}.b{background:url(https://x.example/a.png)}',
    '.part--a{background:url(x.png-do-not-use-local-path-./part.wxss&1&15)}.part--b{background:url(https://x.example/a.png)}',
  ],
]

/** WXSS that is refused, and what is said of it. */
const REFUSED: readonly [wxss: string, fault: string][] = [
  ['.a {\n  color: red', 'part.wxss:1:1: Unclosed block'],
  ['.a{color:red}}', 'part.wxss:1:14: Unexpected }'],
  ['.a{content:"x}', 'part.wxss:1:12: Unclosed string'],
  ['.a{color:red;\n\n  color:}', 'part.wxss:3:3: color has no value'],
  ['.a{;color:red}', 'part.wxss:1:5: unexpected `;` before this'],
  ['.a{color:red;;}', 'part.wxss:1:15: unexpected `;`'],
  ['.a{*zoom:1}', 'part.wxss:1:4: unexpected `*` before this'],
  ['.a{--x:{a:b}}', 'part.wxss:1:4: unexpected `{`'],
  ['.a{top:0}\n.b *{top:0}', 'part.wxss:2:4: unexpected `*`'],
  ['.a |b{top:0}', 'part.wxss:1:4: unexpected `|`'],
  ['[a=b i]{top:0}', 'part.wxss:1:1: unexpected `i`'],
  ['.n:is(.o,view){top:0}', 'part.wxss:1:3: unexpected list in :is()'],
  ['.a:nth-child(2n + 1 of .b){top:0}', 'part.wxss:1:3: unexpected `of` in :nth-child()'],
  ['.e\\:x{top:0}', 'part.wxss:1:1: unexpected `e:x`: a name has letters, digits, - and _ only'],
  ['.中文{top:0}', 'part.wxss:1:1: unexpected `中文`: a name has letters, digits, - and _ only'],
  ['.a{.b{top:0}}', 'part.wxss:1:4: a rule stands inside another one'],
  ['.a{& .b{top:0}}', 'part.wxss:1:4: a rule stands inside another one'],
  ['@layer x{.l{top:0}}', 'part.wxss:1:1: @layer is not known'],
  ['@import url(other.wxss);', 'part.wxss:1:9: @import takes a path in quotes, and nothing else'],
  ['@import "other.wxss" screen;', 'part.wxss:1:9: @import takes a path in quotes'],
  ['\n@import "./missing.wxss";', 'part.wxss:2:9: ./missing.wxss does not exist'],
  ['@import "part.wxss";', 'part.wxss:1:9: a sheet cannot import itself'],
  ['<view>', 'part.wxss:1:1: Unknown word'],
]

const sheetsWith = (wxss: string) =>
  new Map([
    ['part.wxss', wxss],
    ['other.wxss', '.o{top:0}'],
  ])
const compiled = (wxss: string) =>
  compileStyleSheets(sheetsWith(wxss), (path) => path === 'part', true).css['part']

test.each(ACCEPTED)('%s becomes what WeChat makes of it', (wxss, css) => {
  expect(normal(compiled(wxss) ?? '')).toBe(normal(css))
})

test.each(REFUSED)('%s is refused, with its place', (wxss, fault) => {
  expect(() => compiled(wxss)).toThrow(`WXSS is not well formed:\n${fault}`)
})

test('A sheet that is faulty is named once, whoever imports it, and the others are read all the same', () => {
  const sheets = new Map([
    ['a.wxss', '@import "c.wxss";'],
    ['b.wxss', '@import "c.wxss";*{top:0}'],
    ['c.wxss', '.c{top:0'],
  ])
  expect(() => compileStyleSheets(sheets, () => false, true)).toThrow(
    /^WXSS is not well formed:\nc\.wxss:1:1: [^\n]+\nb\.wxss:1:18: [^\n]+$/,
  )
})

test.each([
  ['.a /deep/ .b{top:0}.c{top:0}', '.part--a /deep/ .part--b{top:0}.part--c{top:0}'],
  ['. {top:0}.c{top:0}', '.{top:0}.part--c{top:0}'],
  ['.a[=x]{top:0}.c{top:0}', '.part--c{top:0}'],
  ['.c{top:0', ''],
])('%s of somebody else is a warning, and the rest is drawn', (wxss, css) => {
  const { css: sheets, warnings } = compileStyleSheets(
    sheetsWith(wxss),
    (path) => path === 'part',
    false,
  )
  expect(normal(sheets['part'] ?? '')).toBe(css)
  expect(warnings).toEqual([expect.stringMatching(/^part\.wxss:1:\d+: /)])
})

test('Lengths of the screen become multiples of the frame', () => {
  expect(compiled('page{min-height:100vh}.rpx-2rpx{margin:-.5rpx 0rpx}')).toBe(
    'wx-page{min-height:calc(100 * var(--wx-vh))}' +
      '.part--rpx-2rpx{margin:calc(-1 * max(0.5px, round(down, .5 * var(--wx-rpx) + 0.001px, 1px))) 0px}',
  )
})

/** The same CSS in one spelling. */
function normal(css: string): string {
  return css
    .replace(/(?<![\d\w])\.(?=\d)/g, '0.')
    .replace(/\s+/g, ' ')
    .replace(/;? ?([{}>~+,:;]) ?/g, '$1')
    .trim()
}

const runs = wcscRuns()
if (!runs) console.warn(`Not held against WeChat's wcsc: this machine cannot run ${wcsc}.`)

;(runs ? describe : describe.skip)("WeChat's own compiler", () => {
  const official = (wxss: string) =>
    compileByWcsc(sheetsWith(wxss), (path) => (path === 'part.wxss' ? 'part--' : ''))

  /** `wcsc` says `body` for `page`, and marks the element of a component in its own way. */
  function inFrame(css = ''): string {
    const root = postcss.parse(css)
    root.walkDecls((node) => void (node.value = screenLengths(node.value)))
    root.walkAtRules('media', (node) => void (node.params = inMediaQuery(node.params)))
    root.walkRules((rule) => {
      rule.selector = rule.selector
        .replace(/(?<![\w.#"'-])body(?![\w-])/g, 'wx-page')
        .replace('[is="part"]', '[wx-host="part"]')
    })
    return normal(root.toString())
  }

  test.each(ACCEPTED)('agrees on %s', (wxss, css) => {
    expect(inFrame(official(wxss).get('part.wxss'))).toBe(normal(css))
  })

  test.each(REFUSED)('refuses %s too', (wxss) => {
    expect(() => official(wxss)).toThrow(/ERR/)
  })

  test('agrees on every sheet of this repository', async () => {
    const files = await compile(join(__dirname, '../../../..'))
    const sheets = new Map(Object.entries(files).filter(([path]) => path.endsWith('.wxss')))
    const ours = compileStyleSheets(sheets, () => false, true).css
    const theirs = compileByWcsc(sheets, () => '')
    expect(theirs.size).toBeGreaterThan(5)
    for (const [path, css] of theirs) {
      expect([path, normal(ours[path.replace('.wxss', '')] ?? '')]).toEqual([path, inFrame(css)])
    }
  })
})
