import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AnyMap } from '@jridgewell/trace-mapping'
import JSZip from 'jszip'
import { EXIT } from '../command/command'
import { said } from '../command/said'
import { compile, type CompiledFiles } from '../compile/compile'
import {
  keepCompiledMaps,
  mapsOfCompile,
  mapsOfFile,
  mapsOfRelease,
  type Maps,
} from './source-maps'
import { temporaryFolder } from './stage'
import { trace } from './trace'
import { command } from './trace-cli'

const root = join(__dirname, '../..')
const none: Maps = new Map()
const folder = temporaryFolder()

/** A statement that is found by its text, in the source and in what the official compiler made of it. */
const SOURCE = { file: 'wechat/mini-program', statement: 'wx.login(' }
let files: CompiledFiles
let compiledFrame: string
let sourceFrame: string

beforeAll(async () => {
  files = await compile(root)
  const lineColumn = (text: string): string => {
    if (text.split(SOURCE.statement).length !== 2) throw new Error('not there, or not once')
    const before = text.slice(0, text.indexOf(SOURCE.statement)).split('\n')
    return `${before.length}:${(before.at(-1) ?? '').length + 1}`
  }
  const source = readFileSync(join(root, 'miniprogram', `${SOURCE.file}.ts`), 'utf8')
  compiledFrame = `${SOURCE.file}.js:${lineColumn(files[`${SOURCE.file}.js`] ?? '')}`
  sourceFrame = `miniprogram/${SOURCE.file}.ts:${lineColumn(source)}`
})

it('leads a position in an officially compiled file back to its line, column and name', () => {
  const maps = { wechat: none, compiled: mapsOfCompile(files) }
  const { text, notes } = trace(`Error: x\n    at t (https://usr/${compiledFrame})\n`, maps)
  expect(text).toBe(`Error: x\n    at t (${sourceFrame} [wx])\n`)
  expect(notes).toEqual([expect.stringMatching(/maps of this project/)])
})

it('leads there with what an upload kept, too', async () => {
  keepCompiledMaps(folder, files, { version: '1.0.0', commit: 'c', appId: 'a', robot: 1 })
  const maps = await mapsOfRelease(folder)
  expect(trace(`weapp:///${compiledFrame}`, maps).text).toBe(`${sourceFrame} [wx]`)
})

it('says where to get the maps of a version that was not kept', async () => {
  await expect(mapsOfRelease(join(folder, 'gone'))).rejects.toThrow(/has no source maps\. Get them/)
})

it('leaves alone what leads nowhere: an unknown file, a place before all or after the end', () => {
  const maps = { wechat: none, compiled: mapsOfCompile(files) }
  for (const frame of ['gone.js:1:1', `${SOURCE.file}.js:0:1`, `${SOURCE.file}.js:9999:1`]) {
    expect(trace(`at ${frame}`, maps)).toEqual({
      text: `at ${frame}`,
      notes: [expect.stringMatching(/^A line leads nowhere: is it another version's/)],
    })
  }
})

describe('WeChat’s bundle', () => {
  const FRAME = 'at t (https://usr/app-service.js:3:11)'
  const map = JSON.stringify({
    version: 3,
    file: 'app-service.js',
    sources: ['routes/explore.ts'],
    names: ['tapLogin'],
    // Line 3, column 11, to line 1, column 1.
    mappings: ';;UAAAA',
  })
  const resolved = 'at t (miniprogram/routes/explore.ts:1:1 [tapLogin])'

  it('stays as it is without WeChat’s map, and it is said where that is', () => {
    const { text, notes } = trace(FRAME, { wechat: none, compiled: mapsOfCompile(files) })
    expect(text).toBe(FRAME)
    expect(notes).toEqual([expect.stringMatching(/^app-service\.js is made by WeChat.*--map FILE/)])
  })

  it('counts columns from 1, as stack traces do', () => {
    const maps = { wechat: new Map([['app-service', new AnyMap(map)]]), compiled: none }
    expect(trace('app-service.js:3:11', maps).text).toContain('explore.ts:1:1')
    expect(trace('app-service.js:3:10', maps).text).toBe('app-service.js:3:10')
  })

  it.each(['app-service.js.map', 'app-service.map.map'])(
    'is read with its map, %s',
    async (name) => {
      writeFileSync(join(folder, name), map)
      const wechat = await mapsOfFile(join(folder, name))
      expect(trace(FRAME, { wechat, compiled: none })).toEqual({ text: resolved, notes: [] })
    },
  )

  it('is read with the archive of WeChat’s console, the main package first', async () => {
    const other = map.replace('explore', 'other')
    const archive = new JSZip()
      .file('__APP__/app-service.js.map', map)
      .file('__FULL__/app-service.js.map', other)
      .file('__FULL__/extra/app-service.js.map', other)
    writeFileSync(join(folder, 'sm.zip'), await archive.generateAsync({ type: 'nodebuffer' }))
    const wechat = await mapsOfFile(join(folder, 'sm.zip'))
    expect(trace(FRAME, { wechat, compiled: none }).text).toBe(resolved)
    const extra = trace('https://usr/extra/app-service.js:3:11', { wechat, compiled: none })
    expect(extra.text).toBe('miniprogram/routes/other.ts:1:1 [tapLogin]')
  })

  it('is believed before this project’s own maps, of a page, too', () => {
    const wechat: Maps = new Map([['routes/explore', new AnyMap(map)]])
    const maps = { wechat, compiled: mapsOfCompile(files) }
    expect(trace('https://usr/routes/explore.js:3:11', maps)).toEqual({
      text: 'miniprogram/routes/explore.ts:1:1 [tapLogin]',
      notes: [],
    })
  })
})

describe('a location', () => {
  /** Line 1, column 234, to line 1, column 1. */
  const mappings = 'yOAAAA'
  const map = { version: 3 as const, sources: ['routes/explore.ts'], names: ['tap'], mappings }
  const maps = { wechat: new Map([['routes/explore', new AnyMap(map)]]), compiled: none }

  it.each([
    ['    at Page.onLoad (https://usr/routes/explore.js:1:234)', '    at Page.onLoad (#)'],
    ['    at https://usr/routes/explore.js:1:234', '    at #'],
    ['onLoad@https://usr/routes/explore.js:1:234', 'onLoad@#'],
    ['    at t (weapp:///routes/explore.js?t=wechat&s=17&v=3.5:1:234)', '    at t (#)'],
    ['at t (http://127.0.0.1:43210/appservice/routes/explore.js:1:234)', 'at t (#)'],
    ['routes/explore.js:1:234', '#'],
    ['at /routes/explore.js:1:234;at ./routes/explore.js:1:234', 'at #;at #'],
    [
      '"stack":"Error: x\\n    at t (https://usr/routes/explore.js:1:234)\\n"',
      '"stack":"Error: x\\n    at t (#)\\n"',
    ],
    ['页面routes/explore.js:1:234错误', '页面#错误'],
  ])('is found in %j', (text, marked) => {
    const found = marked.replaceAll('#', 'miniprogram/routes/explore.ts:1:1 [tap]')
    expect(trace(text, maps)).toEqual({ text: found, notes: [] })
  })

  it.each([
    'at f (https://lib/WAServiceMainContext.js:1:177155)',
    'at f (https://servicewechat.com/wx0123456789abcdef/3/page-frame.html:12:3)',
    'at https://example.com/routes/explore.js:1:234',
    'TypeError: routes/explore.js is not a function',
    'at 12:30:45, in routes/explore.js:7',
  ])('is none of ours in %j', (text) => {
    const notes = [expect.stringMatching(/^Nothing here is a place in this mini program/)]
    expect(trace(text, maps)).toEqual({ text, notes })
  })
})

it.each([['PK, but no archive'], ['{"version":'], ['']])(
  'says that %j is no source map',
  async (content) => {
    writeFileSync(join(folder, 'odd.zip'), content)
    await expect(mapsOfFile(join(folder, 'odd.zip'))).rejects.toThrow(/neither a zip archive/)
  },
)

it('says that an empty input is no stack trace', async () => {
  writeFileSync(join(folder, 'empty.txt'), '\n')
  const { code, out, error } = await said(command, [join(folder, 'empty.txt')])
  expect([code, out, error]).toEqual([EXIT.wrongUse, '', expect.stringMatching(/input is empty/)])
})
