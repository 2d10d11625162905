import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { browserScript } from './gallery'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 320, height: 480 } })
  await page.addInitScript({ content: await browserScript('main') })
  await page.goto('about:blank')
})

afterAll(() => browser.close())

/** A page of 320 × 480 px with this in it, and what the audit says of it. */
async function findings(body: string): Promise<string[]> {
  await page.setContent(`<!doctype html><style>
    body { margin: 0; font: 16px/24px sans-serif; color: #000; background: #fff }
    main { position: fixed; inset: 0; overflow: hidden auto }
    [role] { display: block; min-width: 44px; min-height: 44px }
  </style><main>${body}</main>`)
  const found = await page.evaluate(() =>
    window.visual.audit(document.querySelector('main') as HTMLElement),
  )
  return found.map(({ rule, element, figure }) => `${rule} ${element} ${figure}`)
}

const FINE: Record<string, string> = {
  'text that is higher than the screen': `<p id="a">${'word '.repeat(400)}</p>`,
  'text in a box that scrolls down': `<div style="height: 50px; overflow: auto">${'word '.repeat(90)}</div>`,
  'text that is scrolled away behind a button':
    '<div style="height: 30px; overflow: auto"><p id="a">One</p><p>Two</p></div><b role="button" id="b">Go</b>',
  'letters whose line is exactly their size': '<p id="a" style="line-height: 1">two<br>lines</p>',
  'text in a button': '<b role="button">Log in</b>',
  'a word that breaks': `<p style="overflow-wrap: anywhere">${'x'.repeat(90)}</p>`,
  'a page that an open dialog covers':
    '<p style="color: #eee">Behind</p><div style="position: fixed; inset: 0"><div role="dialog" aria-modal="true">Ask</div></div>',
  'what nobody sees':
    '<p style="display: none; color: #fff">a</p><p style="visibility: hidden; color: #fff">b</p>',
  'a shape that is the ground of another':
    '<svg width="24" height="24"><circle cx="12" cy="12" r="10" fill="#eee" /><path d="M6 12h12" fill="none" stroke="#000" /></svg>',
  'Chinese that breaks at marks, after a clause, and before a bracket whose phrase is wider than its line':
    '<div style="width: 7em"><p class="hint" style="word-break: keep-all">请在\u200b枫叶咖啡中\u200b登录，点击《登录》再继续</p></div>',
  'a name that is wider than its line':
    '<div style="width: 5em"><p class="hint" style="word-break: keep-all; overflow-wrap: anywhere">城市公民储蓄银行</p></div>',
  'a box with a faint fill and a clear border':
    '<i style="display: block; width: 18px; height: 18px; background: #fff; border: 1px solid #767676"></i>',
}

it.each(Object.entries(FINE))('finds nothing wrong with %s', async (_, body) => {
  expect(await findings(body)).toEqual([])
})

const BROKEN: [string, string, RegExp][] = [
  [
    'text cut off by a box',
    `<p id="a" style="height: 30px; overflow: hidden">${'word '.repeat(40)}</p>`,
    /^clipped p#a "word/,
  ],
  [
    'text cut off at the side',
    '<div style="width: 90px; overflow: hidden"><p id="a" style="white-space: nowrap">one line that is long</p></div>',
    /^clipped p#a .* px outside$/,
  ],
  [
    'an ellipsis',
    '<p id="a" style="width: 90px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">one line that is long</p>',
    /^clipped p#a/,
  ],
  [
    'an ellipsis after two lines',
    `<p id="a" style="display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden">${'word '.repeat(60)}</p>`,
    /^clipped p#a/,
  ],
  [
    'text beside the screen',
    '<p id="a" style="position: absolute; left: -20px">Outside</p>',
    /^clipped p#a .* 20 px outside of the screen$/,
  ],
  [
    'text above the start of the page',
    '<p id="a" style="margin-top: -60px">Outside</p>',
    /^clipped p#a .* px outside of the screen$/,
  ],
  [
    'text below the screen that does not scroll there',
    '<p id="a" style="position: fixed; top: 470px; margin: 0">Outside</p>',
    /^clipped p#a .* px outside of the screen$/,
  ],
  [
    'text on text',
    '<p id="a">One</p><p id="b" style="margin-top: -30px">Two</p>',
    /^overlap p#a "One" .* px with p#b "Two"$/,
  ],
  [
    'text on text that are scrolled away together',
    '<div style="height: 20px; overflow: auto"><p>Top</p><p id="a">One</p><p id="b" style="margin-top: -30px">Two</p></div>',
    /^overlap p#a "One" .* px with p#b "Two"$/,
  ],
  [
    'lines that run into each other',
    '<p id="a" style="line-height: 10px">two<br>lines</p>',
    /^overlap p#a "twolines" lines by/,
  ],
  [
    'buttons on each other',
    '<b role="button" id="a"></b><b role="button" id="b" style="margin-top: -10px"></b>',
    /^overlap b#a 10 px with b#b$/,
  ],
  [
    'text on a button it does not belong to',
    '<b role="button" id="a"></b><p id="b" style="margin-top: -30px">Two</p>',
    /^overlap p#b "Two" .* px with b#a$/,
  ],
  [
    'a page that scrolls sideways',
    '<div style="width: 350px; height: 10px"></div>',
    /^sideways main 30 px$/,
  ],
  [
    'a box that scrolls sideways',
    '<div id="a" style="overflow-x: auto"><div style="width: 350px; height: 10px"></div></div>',
    /^sideways div#a 30 px$/,
  ],
  [
    'a faint checkbox',
    '<i id="a" style="display: block; width: 18px; height: 18px; border: 1px solid #aaa"></i>',
    /^faint i#a 2\.\d+ of 3$/,
  ],
  [
    'a faint tick in its box',
    '<style>#a::after { content: ""; border: 2px solid #555 }</style><i id="a" style="display: block; width: 18px; height: 18px; background: #000"></i>',
    /^faint i#a 2\.\d+ of 3$/,
  ],
  [
    'a word that breaks in Chinese',
    '<h1 role="heading" id="a" style="width: 6em; font-size: 16px">请检查网络后重试</h1>',
    /^torn h1#a "请检查网络后重试" 查网络后\|重试$/,
  ],
  [
    'a word that breaks in Korean',
    '<h1 role="heading" id="a" style="width: 6em; font-size: 16px">다시 시도해주세요</h1>',
    /^torn h1#a "다시 시도해주세요" /,
  ],
  [
    'a line with one character',
    '<p class="hint" id="a" style="width: 4em">アプリに\u200b戻</p>',
    /^torn p#a .* プリに\|戻$/,
  ],
  [
    'a Japanese particle that begins a line',
    '<p class="sentence" style="width: 10em; word-break: keep-all">「<a>規約</a>」と\u200b「<a>利用ガイド</a>」に同意します</p>',
    /^torn p\.sentence ".*" ガイド」\|に同意し$/,
  ],
  [
    'a line that begins before a bracket',
    '<p class="hint" id="a" style="width: 9em; word-break: keep-all">開啟咖啡，點一下「登入」</p>',
    /^torn p#a ".*" ，點一下\|「登入」$/,
  ],
  [
    'a faint drawing',
    '<svg width="24" height="24"><circle cx="12" cy="12" r="10" fill="#07c160" /><path d="M6 12h12" fill="none" stroke="#fff" /></svg>',
    /^faint svg 2\.\d+ of 3$/,
  ],
]

it.each(BROKEN)('finds %s', async (_, body, expected) => {
  expect(await findings(body)).toEqual([expect.stringMatching(expected)])
})

it('looks into a dialog that is open', async () => {
  const dialog =
    '<div role="dialog" aria-modal="true"><p id="a" style="line-height: 10px">two<br>lines</p></div>'
  expect(await findings(`<div style="position: fixed; inset: 0">${dialog}</div>`)).toEqual([
    expect.stringMatching(/^overlap p#a/),
  ])
})
