import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Known, tenantFor } from './facts'
import { masked } from './play'
import { groups } from './scenario'
import { scenarios } from './scenarios'

const ids = scenarios.map(({ id }) => id)

it('has an id for each scenario, fit for the fragment of a link', () => {
  expect(ids.filter((id, at) => !/^[\w-]+$/.test(id) || ids.indexOf(id) !== at)).toEqual([])
  expect(ids.filter((id) => id in groups)).toEqual([])
})

it('is plain data', () => {
  expect(JSON.parse(JSON.stringify(scenarios))).toEqual(scenarios)
})

it.each(scenarios.filter(({ row }) => row.doc === 'contract'))(
  '$id is a contract of the docs',
  ({ needs: { contract }, row }) => {
    const doc = readFileSync(join(__dirname, '../../../docs/contract.md'), 'utf8')
    expect(doc.toLowerCase()).toContain(`\n## ${contract}\n`)
    expect(row).toEqual({ doc: 'contract', contract })
  },
)

it('plays each contract, a second tenant, two apps, a lost callback, a redirect and an old base library', () => {
  const text = JSON.stringify(scenarios)
  const parts = [
    ...['"contract":"ticket"', '"contract":"relay"', '"contract":"signin"', '"second":true'],
    ...['"by":"other"', '"never"', '"kind":"redirect"', '"SDKVersion='],
  ]
  expect(parts.filter((part) => !text.includes(part))).toEqual([])
})

it('plays before a backend of tickets what needs nothing else, and says of all others why not', () => {
  const limits = { en: 'tickets only', 'zh-CN': '只有 ticket' }
  const reasons = (group: string, known: Known) =>
    scenarios.filter((each) => each.group === group).map((each) => tenantFor(each, known))
  expect(reasons('login', { tenants: [], limits }).filter((why) => why !== limits)).toHaveLength(6)
  expect(new Set(reasons('backend', { tenants: [], limits }))).toContain(limits)
  expect(reasons('backend', { tenants: [] })).not.toContain(limits)
})

it.each([
  ['code=200&message=ok&ticket=secret&state=s1', 'code=200&message=ok&ticket=<ticket>&state=s1'],
  [
    '{"code":"secret","phoneInfoCode":"secret"}',
    '{"code":"<code>","phoneInfoCode":"<phoneInfoCode>"}',
  ],
  ['{"statusCode":200,"data":{"id_token":"secret"}}', '{"statusCode":200,"data":"<data>"}'],
])('masks what is secret in %s', (extMsg, shown) => {
  expect(masked(extMsg)).toBe(shown)
})
