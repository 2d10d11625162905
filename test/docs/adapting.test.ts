import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type * as Locales from '../../miniprogram/locales/index'
import { blocksOf, cell, readDoc, tableOf } from './markdown'
import { Scratch } from './scratch'

/** Does what docs/adapting.md says of another language on a copy, and holds the rest of it to the files it speaks of. */
const doc = readDoc('adapting.md')
const root = join(__dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const marked = (mark: string) => {
  const block = blocksOf(doc).find((each) => each.mark === mark)
  if (!block) throw new Error(`no block ${mark}`)
  return block.text
}

const TABLE = 'miniprogram/locales/index.ts'
const KOREAN = 'miniprogram/locales/ko.ts'

describe('another language', () => {
  let scratch: Scratch

  beforeEach(() => {
    scratch = new Scratch()
    scratch.write(KOREAN, read('miniprogram/locales/en.ts').replace('const en:', 'const ko:'))
    scratch.change(TABLE, marked(`change: ${TABLE}`))
  })
  afterEach(() => scratch.remove())

  it('is one file and a line, for the type check', () => {
    expect(scratch.typeErrors()).toEqual([])
  })

  it('is what its tags ask for', () => {
    const { localeFor } = require(join(scratch.path, TABLE)) as typeof Locales
    expect(['ko', 'ko_KR', 'ko-KR'].map(localeFor)).toEqual(['ko', 'ko', 'ko'])
  })

  it('may stand in the deployment', () => {
    scratch.replace(
      'miniprogram/deployment.ts',
      'export const deployment',
      "export const korean: import('./deployment-fields').Localized = { 'zh-CN': '枫', ko: '메이플' }\n\nexport const deployment",
    )
    expect(scratch.typeErrors()).toEqual([])
  })

  it('that misses a text does not compile, as the guide shows', () => {
    scratch.write(KOREAN, scratch.read(KOREAN).replace(/^ {2}signedIn: .*\n/m, ''))
    const errors = scratch.typeErrors().map((line) => line.replace(/\(\d+,\d+\)/, ''))
    expect(errors).toEqual([expect.stringContaining(marked('error: without signedIn'))])
  })

  it('that has a text too many does not compile', () => {
    scratch.write(KOREAN, scratch.read(KOREAN).replace(/^ {2}signedIn: /m, "  signedOut: '',\n$&"))
    expect(scratch.typeErrors()).toEqual([expect.stringContaining("'signedOut' does not exist")])
  })

  it('that is named and not there does not compile', () => {
    scratch.replace(
      'miniprogram/deployment.ts',
      'export const deployment',
      "export const french: import('./deployment-fields').Localized = { 'zh-CN': '枫', fr: 'Érable' }\n\nexport const deployment",
    )
    expect(scratch.typeErrors()).toEqual([expect.stringContaining("'fr' does not exist")])
  })
})

it('names every file in which LocaleName is used', () => {
  const named = tableOf(doc, 'Another language', 0).map((row) =>
    cell(row, 'Where `LocaleName` is used'),
  )
  const files = readdirSync(join(root, 'miniprogram'), { recursive: true, encoding: 'utf8' })
  const used = files
    .filter((file) => file.endsWith('.ts') && !/^(locales|miniprogram_npm)/.test(file))
    .map((file) => `miniprogram/${file}`)
    .filter((file) => /\bLocaleName\b/.test(read(file)))
  expect([...named].sort()).toEqual(used.sort())
})

it('names every token of the style sheet, and no other', () => {
  const named = tableOf(doc, 'Another look').map((row) => cell(row, 'Token'))
  const [light = '', dark = ''] = read('miniprogram/styles/tokens.wxss').split('@media')
  const defined = (sheet: string) =>
    Array.from(sheet.matchAll(/^ +(--[\w-]+):/gm), ([, name]) => name)
  expect(named).toEqual(defined(light))
  expect(defined(dark)).toEqual(defined(light))
})
