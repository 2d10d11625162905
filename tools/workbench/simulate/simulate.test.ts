import { EXIT } from '../../command/command'
import { said } from '../../command/said'
import { decoded, faultOfResult } from '../../contract/check'
import { fieldsIn } from '../../../miniprogram/untrusted'
import { projectOf } from '../../compile/project'
import { command } from './cli'
import { serveSimulation } from './serve'
import { type Person, persons, type Simulation, startSimulation } from './simulated'

let simulation: Simulation
let served: Awaited<ReturnType<typeof serveSimulation>>

beforeAll(async () => {
  // It has all three contracts, and agreements to tick.
  simulation = await startSimulation(await projectOf('civic-bank'))
  served = await serveSimulation(simulation, 0)
  // It compiles, on a busy machine.
}, 600_000)
afterAll(async () => {
  await served.close()
  await simulation.close()
})

const ticketPath = (more = '&getPhone=1') =>
  `/routes/explore?userPoolId=${simulation.pools[0]?.userPoolId}&state=s1${more}`

describe('the app of a person who', () => {
  it.each<[Person, string, object | null, string]>([
    ['agrees', '&getPhone=1', { code: '200', state: 's1' }, 'signed_in'],
    ['agrees', '', { code: '200', state: 's1' }, 'signed_in'],
    ['declines', '&getPhone=1', { code: '400', error: 'access_denied', state: 's1' }, 'failed'],
    ['denies', '&getPhone=1', { code: '400', error: 'access_denied', state: 's1' }, 'failed'],
    ['leaves', '&getPhone=1', null, 'ready'],
  ])('%s, launched with "%s", gets what the contract says', async (person, more, fields, phase) => {
    const { extMsg, screen } = await simulation.launch({ path: ticketPath(more), person })
    expect(screen).toMatchObject({ phase, title: expect.stringMatching(/./) })
    if (fields === null) return expect(extMsg).toBeNull()
    expect(faultOfResult('ticket', extMsg ?? '')).toBeUndefined()
    expect(decoded('ticket', extMsg ?? '')).toMatchObject(fields)
  })
})

it('a launch that the deployment does not serve fails, and the app is told', async () => {
  const path = '/routes/explore?userPoolId=000000000000000000000000&state=s1'
  const { extMsg, screen } = await simulation.launch({ path, person: 'agrees' })
  expect(screen.phase).toBe('failed')
  expect(decoded('ticket', extMsg ?? '')).toMatchObject({ error: 'invalid_launch' })
})

it('a page that does not exist leads where onPageNotFound sends it, and the result tells', async () => {
  const path = ticketPath().replace('explore', 'nope')
  const { extMsg, screen } = await simulation.launch({ path, person: 'agrees' })
  expect(screen).toMatchObject({ page: 'routes/explore', phase: 'signed_in' })
  expect(decoded('ticket', extMsg ?? '')).toMatchObject({ code: '200', state: 's1' })
})

it('nobody can deny a number that no launch asks for', async () => {
  const launch = simulation.launch({ path: ticketPath(''), person: 'denies' })
  await expect(launch).rejects.toThrow('no number to deny')
})

it('a ticket can be exchanged at the mock backend, once', async () => {
  const { extMsg } = await simulation.launch({ path: ticketPath(), person: 'agrees' })
  const { ticket } = fieldsIn(decoded('ticket', extMsg ?? ''))
  const [first] = simulation.pools
  const exchange = async () => {
    const answer = await fetch(`${simulation.backend}/oauth/app2wxapp/auth/${first?.userPoolId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ticket, secret: first?.poolSecret }),
    })
    return fieldsIn(await answer.json())['code']
  }
  expect([await exchange(), await exchange()]).toEqual([200, 400])
})

describe('over HTTP', () => {
  const ask = (body: unknown, headers: object = {}) =>
    fetch(`${served.url}/launch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  it('it answers with the same', async () => {
    const answer = await ask({ path: ticketPath(), person: 'declines' })
    expect(await answer.json()).toEqual({
      extMsg: expect.stringContaining('error=access_denied'),
      screen: {
        page: 'routes/explore',
        phase: 'failed',
        title: expect.any(String),
        hint: expect.any(String),
      },
    })
  })

  const good = { path: '/routes/explore', person: 'agrees' }
  it.each<[unknown, object, number]>([
    [{ ...good, path: 'routes/explore' }, {}, 400],
    [{ ...good, path: 7 }, {}, 400],
    [{ ...good, person: 'sleeps' }, {}, 400],
    [{ path: '/routes/explore' }, {}, 400],
    [{ ...good, persons: 'agrees' }, {}, 400],
    [{ ...good, app: 'gh_1234567890ab' }, {}, 400],
    [{ path: '/routes/explore?getPhone=0', person: 'denies' }, {}, 400],
    [[], {}, 400],
    [good, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [good, { origin: 'https://evil.example' }, 403],
  ])('it refuses %j with %j, and says what it takes', async (body, headers, status) => {
    const answer = await ask(body, headers)
    expect(answer.status).toBe(status)
    if (status === 403) return
    const { message } = fieldsIn(await answer.json())
    for (const name of [...persons, '"path"', '"app"', 'application/json']) {
      expect(message).toContain(name)
    }
  })

  it('a port that is taken is named', async () => {
    const again = serveSimulation(simulation, Number(new URL(served.url).port))
    await expect(again).rejects.toThrow('choose another --port')
  })

  it('it says what it takes to who asks elsewhere', async () => {
    const answer = await fetch(served.url)
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('POST /launch'),
    ])
  })
})

it.each([
  [['--path', '/', '--person', 'sleeps'], 'agrees, declines, denies, leaves'],
  [['--path', 'routes/explore'], "'/routes/explore?…'"],
  [['--path', '/', '--app', 'gh_1234567890ab'], 'wx and 16 hexadecimal digits'],
  [['--path', '/', '--brand', 'nobody'], 'night-ferry'],
  [['--serve', '--port', '70000'], '0 to 65535'],
  [[], '--path, or --serve'],
])('npm run simulate -- %j says what it takes', async (argv, named) => {
  const { code, error } = await said(command, argv)
  expect([code, error]).toEqual([EXIT.wrongUse, expect.stringContaining(named)])
})
