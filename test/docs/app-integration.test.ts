import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

import { regionOf } from '../../tools/workbench/regions'
import { pages, withIncludes } from './includes'
import { blocksOf, readDoc, rowsWith } from './markdown'
import { apps } from './samples/samples'

/** Holds the pages of docs/app-integration to the samples in examples/apps. */
describe.each(pages.map((page) => [basename(page), readFileSync(page, 'utf8')]))(
  '%s',
  (_, page) => {
    it('includes the code as it is: npm run guides writes it', () => {
      expect(withIncludes(page)).toBe(page)
    })

    it('has no code of its own', () => {
      const own = blocksOf(page).filter(({ mark = '' }) => !mark.startsWith('examples/'))
      expect(
        own.map(({ language }) => language).filter((name) => !/^(text|sh|)$/.test(name)),
      ).toEqual([])
    })
  },
)

const versions = ['README.md', 'README.zh-CN.md'].flatMap((name) => {
  const markdown = readDoc(`app-integration/${name}`)
  return [...rowsWith(markdown, 'Version'), ...rowsWith(markdown, '版本')].map(Object.values)
})

it.each(versions)('%s: the version of %s is %s, as in %s', (_, name, version, file) => {
  const [, path = ''] = /\((.+)\)/.exec(file) ?? []
  const text = readFileSync(join(__dirname, '../../docs/app-integration', path), 'utf8')
  expect(
    text.split('\n').filter((line) => line.includes(name) && line.includes(version)),
  ).toHaveLength(1)
})

const folders = readdirSync(apps, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const textsOf = (folder: string) =>
  readdirSync(join(apps, folder)).map((name) => readFileSync(join(apps, folder, name), 'utf8'))

describe.each(folders.map(({ name }) => name).filter((name) => name !== 'android'))(
  '%s',
  (folder) => {
    const names = folder.startsWith('server-')
      ? ['start', 'finish', 'exchange']
      : ['launch', 'result', 'finish']

    it.each(names)('has one region %s', (name) => {
      const all = textsOf(folder).join('\n')
      expect(regionOf(all, name).split('\n').length).toBeGreaterThan(3)
    })
  },
)

it('Flutter subscribes before it registers, and waits for no answer that may never come: fluwx #693', () => {
  const code = regionOf(readFileSync(join(apps, 'flutter/wechat_login.dart'), 'utf8'), 'result')
  expect(code.match(/(await )?_fluwx\.\w+/g)).toEqual([
    '_fluwx.addSubscriber',
    'await _fluwx.registerApi',
    '_fluwx.attemptToResumeMsgFromWx',
  ])
})

it('a region is without the indentation that all of its lines have', () => {
  const text =
    '  // region launch\n  a {\n\n    b\n  }\n  // endregion\n// region c\nd\n// endregion\n'
  expect([regionOf(text, 'launch'), regionOf(text, 'c')]).toEqual(['a {\n\n  b\n}', 'd'])
  expect(() => regionOf(text + text, 'c')).toThrow('2 regions are c')
})
