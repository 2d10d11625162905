import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import Ajv from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { faultOfResult } from './check'
import { documentedFailures } from './failures'
import { contractFiles, exampleIn, folder } from './files'
import { type ContractName, results } from './messages'
import { contractPage } from './page'
import { stateMachine } from './states'

const contracts = Object.keys(results) as ContractName[]
const onDisk = (name: string) => {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

it('docs/contract holds what npm run contract writes, and nothing else', () => {
  const files = contractFiles()
  expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
  const outdated = Object.keys(files).filter((name) => files[name] !== onDisk(name))
  expect(outdated).toEqual([])
})

/** What Redocly's linter says, its own recommended rules and some that it leaves out. */
async function problemsOf(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'no-invalid-media-type-examples': 'error', 'no-unused-components': 'off' },
  })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.yaml', config })
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

describe('openapi.yaml', () => {
  it('passes the linter, and its examples are as its schemas say', async () => {
    expect(await problemsOf(onDisk('openapi.yaml'))).toEqual([])
  })

  it('would not pass with an example that is wrong, or a schema that there is none of', async () => {
    const text = onDisk('openapi.yaml')
    const wrong = text.replace('code_challenge_method: S256', 'code_challenge_method: S257')
    expect((await problemsOf(wrong)).join()).toContain('no-invalid-media-type-examples')
    const dangling = text.replace('#/components/schemas/TicketPost', '#/components/schemas/Tickets')
    expect((await problemsOf(dangling)).join()).toContain('no-unresolved-refs')
  })
})

describe.each(contracts)('the result of %s', (contract) => {
  const schema: object = JSON.parse(onDisk(`${contract}-result.schema.json`))
  const validate = addFormats(
    new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }),
  ).compile(schema)

  it('has a schema of JSON Schema 2020-12', () => expect(typeof validate).toBe('function'))

  const example = exampleIn(readFileSync(join(folder, '../contract.md'), 'utf8'))
  const marks = [
    'result',
    'result-denied',
    ...(contract === 'relay' ? ['result-phoneless'] : ['result-refused']),
  ]

  it.each(marks)('is as its schema says in the example "%s" of docs/contract.md', (mark) => {
    const text = example(`${mark} ${contract}`)
    expect(faultOfResult(contract, text === '""' ? '' : text)).toBeUndefined()
  })

  const wrong: Record<ContractName, readonly string[]> = {
    ticket: [
      '',
      'code=200&message=ok',
      'code=200&message=ok&ticket=a=b',
      'code=200&message=&ticket=t',
      'code=400&message=no',
      'code=400&message=no&error=tired',
      'code=400&message=no&error=refused&api_code=2005&token=t',
    ],
    relay: ['{"phoneInfoCode":"p"}', '{"code":""}', '{"code":"c","openid":"o"}'],
    signin: [
      '',
      '{"statusCode":200,"data":{}}',
      '{"statusCode":"200","data":{"id_token":"i"}}',
      '{"statusCode":200,"message":"no","error":"refused"}',
      '{"statusCode":499,"message":"no","error":"tired"}',
    ],
  }

  it.each(wrong[contract])('is not %j', (extMsg) => {
    expect(faultOfResult(contract, extMsg)).toBeDefined()
  })
})

describe('failures.json', () => {
  const filled = (extMsg: string) =>
    extMsg
      .replace('<statusCode>', '403')
      .replace('<apiCode>', '2005')
      .replace('<message>', 'no')
      .replace('<state>', 'af0ifjsldkj')

  it.each(documentedFailures().map((failure) => [failure.kind, failure] as const))(
    'gives for %s results that their schemas allow',
    (kind, { results: told }) => {
      for (const contract of contracts) {
        const extMsg = filled(told[contract])
        expect(faultOfResult(contract, extMsg)).toBeUndefined()
        if (contract !== 'relay') expect(extMsg).toContain(kind)
      }
    },
  )
})

it('every phase can be left, and reached', () => {
  const { phases, transitions } = stateMachine
  for (const phase of Object.keys(phases)) {
    expect(transitions.some(({ to }) => to === phase)).toBe(true)
    expect(transitions.some(({ from }) => from === phase)).toBe(true)
  }
})

describe('the page', () => {
  const html = contractPage()

  it('shows every operation, phase and kind of failure, and each link leads somewhere', () => {
    const shown = [
      ...['oauth/app2wxapp/ticket', 'oauth/app2wxapp/auth', 'authByCode', 'signin-by-mobile'],
      ...['public-config', 'wxLoginInfo.code', 'options.customData.agreements[].agreedAt'],
      ...Object.keys(stateMachine.phases),
      ...documentedFailures().map(({ kind }) => kind),
    ]
    expect(shown.filter((text) => !html.includes(text))).toEqual([])
    const links = Array.from(html.matchAll(/href="#(\w+)"/g), ([, id]) => id)
    expect(links.length).toBeGreaterThan(5)
    expect(links.filter((id) => !html.includes(`id="${id}"`))).toEqual([])
  })

  it('runs no script, and takes no text for markup', () => {
    expect(html).not.toMatch(/<script|<message>|undefined|\[object/)
  })
})
