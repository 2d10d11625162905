import { decoded, faultOfResult } from '../../contract/check'
import { fieldsIn } from '../../../miniprogram/untrusted'
import { projectOf } from '../../compile/project'
import { serveSimulation } from './serve'
import { type Person, type Simulation, startSimulation } from './simulated'

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

  it.each([
    [{ path: 'routes/explore', person: 'agrees' }, {}, 400],
    [{ path: '/routes/explore', person: 'sleeps' }, {}, 400],
    [{ path: '/routes/explore', persons: 'agrees' }, {}, 400],
    [{ path: '/routes/explore', person: 'agrees' }, { origin: 'https://evil.example' }, 403],
  ])('it refuses %j with %j', async (body, headers, status) => {
    expect((await ask(body, headers)).status).toBe(status)
  })
})
