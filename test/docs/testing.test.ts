import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { startTestbed, type Testbed } from '../../tools/standins/genauth/testbed'
import { Tester } from '../e2e/tester'
import { blocksOf, readDoc, tableOf } from './markdown'

/** Holds docs/testing.md to the suites and the stand-ins it speaks of. */
const doc = readDoc('testing.md')
const root = join(__dirname, '../..')
const marked = (verb: string) =>
  blocksOf(doc).filter(({ mark = '' }) => mark.startsWith(`${verb}: `))

describe('an example of a suite', () => {
  const examples = marked('from').map(({ mark = '', text }) => [mark.replace('from: ', ''), text])

  it('is there', () => expect(examples).toHaveLength(1))

  it.each(examples)('stands in %s as it stands here', (path, text) => {
    expect(readFileSync(join(root, path ?? ''), 'utf8')).toContain(text)
  })
})

it('names methods of the tester that there are', () => {
  const named = tableOf(doc, 'Write a suite').flatMap((row) =>
    Array.from((row['Use'] ?? '').matchAll(/\b(\w+)\(/g), ([, name]) => name ?? ''),
  )
  expect(named.length).toBeGreaterThan(8)
  const missing = named.filter((name) => name !== 'eventually' && !(name in Tester.prototype))
  expect(missing).toEqual([])
})

describe('the calls of the backend stand-in', () => {
  let testbed: Testbed

  beforeAll(async () => {
    testbed = await startTestbed()
  })
  afterAll(() => testbed.genauth.close())

  const CALL = /^curl -X (\w+) http:\/\/127\.0\.0\.1:9430(\S+)(?: -H '([\w-]+): (\S+)' -d '(.*)')?$/
  const [block] = marked('run')
  const calls = (block?.text ?? '').split('\n').map((line) => [line])

  it.each(calls)('%s is answered with a success', async (line = '') => {
    const [, method = '', path = '', name = '', value = '', body] = CALL.exec(line) ?? []
    const answer = await fetch(testbed.genauth.url + path, {
      method,
      ...(body !== undefined && { body, headers: { [name]: value } }),
    })
    expect([path, answer.ok]).toEqual([expect.stringMatching(/^\/standin/), true])
  })
})
