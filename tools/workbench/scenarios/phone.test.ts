import { type Phone, phoneIn, type Told } from './phone'

const ORIGIN = 'http://127.0.0.1:9421'

/** The page with its frame, as far as the frame's messages need it. */
function opened() {
  const posted: unknown[][] = []
  const heard: Told[] = []
  const contentWindow = { postMessage: (...sent: unknown[]) => void posted.push(sent) }
  let listen: (message: object) => void = () => undefined
  const addEventListener = (_type: string, listener: typeof listen) => (listen = listener)
  Object.assign(globalThis, { window: { addEventListener } })
  const frame = { contentWindow: contentWindow as unknown as Window, src: '' }
  const phone = phoneIn(frame, ORIGIN, (message) => void heard.push(message))
  const say = (data: unknown, from: object = {}) =>
    listen({ origin: ORIGIN, source: contentWindow, data, ...from })
  return { frame, phone, posted, heard, say }
}

const ready = (settings = '') => ({ type: 'devtools:ready', query: `?embedded=1${settings}` })

/** Until what was waiting went on. */
const turn = () => new Promise((next) => setImmediate(next))

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }))
afterAll(() => Reflect.deleteProperty(globalThis, 'window'))

const launch = { path: '/routes/explore', scene: 1069, appId: 'wx1' }

test('An order goes to the origin of the simulator and no other, once that is ready', async () => {
  const { frame, phone, posted, say } = opened()
  const taken = phone.be('language=en')
  expect(frame.src).toBe(`${ORIGIN}/?embedded=1&language=en`)
  const done = phone.ask('launch', launch)
  await turn()
  expect(posted).toEqual([])
  say(ready('&language=en'))
  await turn()
  expect(posted).toEqual([[{ ...launch, type: 'devtools:launch', id: 'phone 1' }, ORIGIN]])
  await taken
  say({ type: 'devtools:done', id: 'phone 1', answer: 'ok' })
  expect(await done).toBe('ok')
})

test('What the simulator could not do is an error, and so is what a page or a phone was to do that is gone', async () => {
  const { phone, say } = opened()
  say(ready())
  const tapped = phone.ask('tap', { selector: '#no' })
  await turn()
  say({ type: 'devtools:done', id: 'phone 1', error: 'nothing is there' })
  await expect(tapped).rejects.toThrow('nothing is there')
  const seen = phone.ask('see', { selector: '#login' })
  await turn()
  say(ready())
  await expect(seen).rejects.toThrow('loaded again')
  const launched = phone.ask('launch', launch)
  await turn()
  void phone.be('language=ja')
  await expect(launched).rejects.toThrow('another phone')
})

test('Whoever waited for a phone gets the one that was taken in its place, and what the first began is over', async () => {
  const { phone, posted, say } = opened()
  const first = phone.be('language=en')
  const second = phone.be('language=ja')
  const asked = phone.ask('launch', launch)
  say(ready('&language=en'))
  await turn()
  expect(posted).toEqual([])
  say(ready('&language=ja'))
  await Promise.all([first, second])
  await turn()
  expect(posted).toHaveLength(1)
  say({ type: 'devtools:done', id: 'phone 1' })
  await asked
  say({ type: 'devtools:step', name: 'posted' })
  say({ type: 'devtools:trace', kind: 'request', name: 'GET /', id: 1 })
  const over = Promise.all([phone.answered(), phone.loaded()])
  say(ready('&language=ja'))
  await over
})

test.each<[string, (phone: Phone) => Promise<unknown>, string]>([
  ['gets ready', (phone) => phone.be('language=en'), 'get ready'],
  ['answers an order before it is ready', (phone) => phone.ask('tap'), 'get ready'],
])('A simulator that never %s is given up', async (_what, ask, order) => {
  const { phone } = opened()
  const asked = expect(ask(phone)).rejects.toThrow(`the simulator does not answer: ${order}`)
  await jest.advanceTimersByTimeAsync(60_000)
  await asked
})

test('A simulator that never answers an order or a post is given up', async () => {
  const { phone, say } = opened()
  say(ready())
  say({ type: 'devtools:step', name: 'posted' })
  const asked = [
    expect(phone.ask('tap')).rejects.toThrow('the simulator does not answer: tap'),
    expect(phone.answered()).rejects.toThrow('the simulator does not answer: answer every post'),
  ]
  await turn()
  await jest.advanceTimersByTimeAsync(60_000)
  await Promise.all(asked)
})

const result = { type: 'devtools:launchApp', appParameter: 'code=200' }

test('The result of the framed simulator is heard', () => {
  const { heard, phone, say } = opened()
  say(result)
  expect(heard).toEqual([result])
  expect(phone.takeReturned()).toMatchObject({ extMsg: 'code=200' })
})

test.each<[string, unknown, object]>([
  ['another origin', result, { origin: 'https://page.example' }],
  ['another window of that origin', result, { source: {} }],
  ['nobody', null, {}],
])('Nothing is heard of %s', (_what, data, from) => {
  const { heard, say } = opened()
  say(data, from)
  expect(heard).toEqual([])
})
