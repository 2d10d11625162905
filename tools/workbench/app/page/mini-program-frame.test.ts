import { type FrameMessage, openFrame } from './mini-program-frame'

const ORIGIN = 'http://127.0.0.1:9421'

/** The page with its frame, as far as the frame's messages need it. */
function opened() {
  const posted: unknown[][] = []
  const heard: FrameMessage[] = []
  const contentWindow = { postMessage: (...sent: unknown[]) => void posted.push(sent) }
  let listen: (message: object) => void = () => undefined
  Object.assign(globalThis, {
    document: { getElementById: () => ({ contentWindow, src: '' }) },
    window: { addEventListener: (_type: string, listener: typeof listen) => (listen = listener) },
  })
  const frame = openFrame(ORIGIN, (message) => void heard.push(message))
  const say = (data: unknown, from: object = {}) =>
    listen({ origin: ORIGIN, source: contentWindow, data, ...from })
  return { frame, posted, heard, say }
}

afterAll(() => ['document', 'window'].forEach((name) => Reflect.deleteProperty(globalThis, name)))

test('A launch goes to the origin of the simulator and no other, once that is ready', () => {
  const { frame, posted, say } = opened()
  frame.launch({ path: '/routes/explore', appId: 'wx1' })
  expect(posted).toEqual([])
  say({ type: 'devtools:ready' })
  expect(posted).toEqual([
    [{ type: 'devtools:launch', path: '/routes/explore', scene: 1069, appId: 'wx1' }, ORIGIN],
  ])
})

const result = { type: 'devtools:launchApp', appParameter: 'code=200' }

test('The result of the framed simulator is heard', () => {
  const { heard, say } = opened()
  say(result)
  expect(heard).toEqual([result])
})

test.each<[string, unknown, object]>([
  ['another origin', result, { origin: 'https://page.example' }],
  ['another window of that origin', result, { source: {} }],
  ['nobody', null, {}],
  ['a message that is no message of it', { type: 'devtools:launchApp', appParameter: 1 }, {}],
])('Nothing is heard of %s', (_what, data, from) => {
  const { heard, say } = opened()
  say(data, from)
  expect(heard).toEqual([])
})
