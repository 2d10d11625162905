import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LoginFailure } from '../../../miniprogram/failure'
import type { Phase } from '../../../miniprogram/session/phase'
import { type Event, stateMachine } from '../../../tools/contract/states'
import { settle } from './bench'
import { codesIn, type Launching, World } from './world'

/**
 * Random sequences of events. To see a failure again, paste what fast-check printed with it, for example
 * `{ seed: -42, path: '7:1', replayPath: 'BAD:F' }`; take it out again when it is fixed.
 */
const replay: { seed?: number; path?: string; replayPath?: string } = {}

/** `npm run nightly` sets 100,000. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000)

/** Seconds that a result is valid, as `World` grants it. */
const LIFETIMES = { ticket: 60, signin: 60, relay: 300, refused: 0 }

const PHASE_FIELDS = {
  not_from_app: ['name'],
  ready: ['name'],
  signing_in: ['name'],
  signed_in: ['appParameter', 'name'],
  failed: ['appParameter', 'failure', 'name'],
}

/** What the checks need to remember from one command to the next. */
class Memory {
  /** When the lifetime of the latest sign-in began, by the person's clock. */
  since = 0
  /** When the person last tapped, or the form was shown: relayed codes count from there. */
  askedAt = 0
  /** The phase in which a code or token was in the result. */
  readonly results = new Map<string, Phase>()
}

type Command = fc.AsyncCommand<Memory, World>

function command(name: string, act: (world: World) => void): Command {
  return {
    check: () => true,
    async run(memory, world) {
      const { session, clock } = world.bench
      const before = session.phase
      const launches = world.launches.length
      const { time } = clock
      act(world)
      await settle()
      world.note()
      if (/tap login|go on/.test(name)) memory.askedAt = time
      if (before.name === 'ready' && session.phase.name !== 'ready')
        memory.since = world.launch.kind === 'relay' ? memory.askedAt : time
      if (session.phase !== before) memory.askedAt = clock.time
      const event = world.launches.length > launches ? 'launch' : eventOf(name)
      if (session.phase !== before && event) {
        moved.add(`${event === 'launch' ? 'any' : before.name} ${event} ${session.phase.name}`)
      }
      holds(memory, world)
    },
    toString: () => name,
  }
}

/** What is true after every command. `expect` would take most of the time: it makes an Error each time. */
function holds(memory: Memory, world: World): void {
  const { session } = world.bench
  const { phase } = session
  assert.deepEqual(world.broken, [])
  assert.deepEqual(Object.keys(phase).sort(), PHASE_FIELDS[phase.name])
  if (phase.name === 'ready') formIsOfNow(world)
  if (phase.name === 'signed_in') {
    assert(world.launch.served)
    stillGood(memory, world)
  }
  if (phase.name === 'signed_in' || phase.name === 'failed') resultIsOfNow(memory, world, phase)
  assert.notDeepEqual(waysOut(world), [])
  // The button leads to the app that launched last, so what it carries must be that app's.
  if (world.bench.page.returnLabel) assert.equal(world.launch.appId, world.lastApp)
}

/** The form is for a launch that is served, and asks for the phone number if that launch wants one. */
function formIsOfNow({ bench, launch: { served, kind, query } }: World): void {
  const { getPhone } = query
  assert(served)
  assert.equal(
    bench.page.phoneButton !== '',
    kind === 'relay' ? getPhone !== '0' : getPhone === '1',
  )
}

/** No result is shown past its lifetime. */
function stillGood({ since }: Memory, { bench, launch }: World): void {
  const until = since + LIFETIMES[launch.kind] * 1000
  assert(bench.clock.time < until)
  assert.equal(bench.session.remaining, Math.ceil((until - bench.clock.time) / 1000))
}

/** A result is the present launch's own, and what is in it is in no other result and in no post. */
function resultIsOfNow(
  { results }: Memory,
  world: World,
  phase: Extract<Phase, { appParameter: string }>,
): void {
  const { kind, state } = world.launch
  const told = /\bstate["=:]+([\w-]+)/.exec(phase.appParameter)
  if (phase.name === 'signed_in' || kind === 'ticket' || kind === 'signin')
    assert.equal(told?.[1], state)
  else if (told) assert.equal(told[1], state)
  const codes = codesIn(phase.appParameter)
  assert.equal(codes.length > 0, phase.name === 'signed_in')
  for (const code of codes) {
    assert.deepEqual([code, world.owners.get(code)], [code, world.current])
    assert.equal(results.get(code) ?? phase, phase)
    assert(!world.sent.some((sent) => sent.codes.includes(code)))
    results.set(code, phase)
  }
}

/** What the person can do, or what is about to happen by itself. */
function waysOut(world: World): string[] {
  const { session } = world.bench
  const data = world.bench.page
  const answers = [...world.asked, ...world.sent].filter(
    ({ launch, outcome }) => launch === world.current && outcome === 'pending',
  )
  const ways = {
    'be told where to log in': data.phase === 'not_from_app' && data.title,
    'log in': data.phase === 'ready' && data.loginLabel,
    'wait for an answer': data.phase === 'signing_in' && answers.length > 0,
    return: data.returnLabel,
    'try again': data.retryLabel && !data.retryWaits,
    'wait to try again': data.retryWaits && session.remaining > 0,
    'go on in the app': data.note || (!data.returnLabel && data.hint),
  }
  return Object.entries(ways).flatMap(([way, open]) => (open ? [way] : []))
}

/** Moves from phase to phase in any run, as docs/contract/states.json has them. */
const moved = new Set<string>()

/** What a command is in the state machine; `undefined`: more than one thing. */
function eventOf(name: string): Event | undefined {
  const event = EVENTS.find(([pattern]) => pattern.test(name))
  return event && event[1]
}

const EVENTS: readonly (readonly [RegExp, Event])[] = [
  [/^(begin|open)/, 'launch'],
  [/^enter/, 'entry'],
  [/tap login$/, 'login'],
  [/^phone/, 'phone'],
  [/^not now/, 'declined'],
  [/^(wx.login|post)/, 'answer'],
  [/ s( |$)/, 'time'],
  [/^retry/, 'retry'],
]

let states = 0
const launching = fc
  .record({
    to: fc.constantFrom<readonly [Launching['kind'], string, Record<string, string>]>(
      ['ticket', 'routes/explore', { userPoolId: 'pool1', getPhone: '1' }],
      ['ticket', '/routers/explore', { userPoolId: 'pool1' }],
      ['relay', 'routes/explore', {}],
      ['relay', 'routes/explore', { getPhone: '0' }],
      ['signin', 'routes/explore', { appId: 'app1', getPhone: '1' }],
      ['refused', 'routes/explore', { userPoolId: 'pool9' }],
      ['refused', 'routes/explore', { appId: 'app9' }],
    ),
    scene: fc.constantFrom(1069, 1069, 1069, 1089, 1011),
    appId: fc.constantFrom('wx1', 'wx1', 'wx2', undefined),
  })
  .map(({ to: [kind, path, query], scene, appId }): Launching => ({
    kind,
    path,
    query,
    scene,
    appId,
  }))

/** Every launch has a state of its own. */
function withState(given: Launching): Launching {
  states += 1
  return { ...given, query: { ...given.query, state: `s${states}` } }
}

const choice = fc.nat({ max: 5 })

const launches = launching.map((given) =>
  command(`open ${given.kind} by ${given.scene} of ${given.appId}`, (world) =>
    world.open(withState(given)),
  ),
)

/** An app that gives no path brings the page back; so does the person. What waits for the same app must stay. */
const entries = launching.map(({ scene, appId }) =>
  command(`enter by ${scene} of ${appId}`, (world) => {
    const { phase, returned } = world.bench.session
    const { launch } = world
    const before = world.launches.length
    world.enter({ scene, appId })
    const isSameApp = launch.scene === 1069 && launch.appId === appId
    const waits = !returned && phase.name !== 'failed'
    if (scene !== 1069 || (isSameApp && waits)) assert.equal(world.launches.length, before)
    if (scene === 1069 && !isSameApp) assert.equal(world.launches.length, before + 1)
  }),
)

const got = command('the app got it', ({ bench }) => {
  const { name } = bench.session.phase
  if (name === 'signed_in' || name === 'failed') bench.session.confirmReturn()
})

const taps = fc.constantFrom(
  ...[got, got, got],
  command('tap login', ({ bench }) => bench.session.tapLogin()),
  command('tick the agreement', (world) => world.toggleAgreed()),
  command('agree and tap login', (world) => world.agreeAndTapLogin()),
  command('close the consent', ({ bench }) => bench.session.closeConsent()),
  command('not now', ({ bench }) => bench.session.decline()),
  command('retry', ({ bench }) => bench.session.retry()),
  command('the return failed', ({ bench }) =>
    bench.session.failReturn({ errMsg: 'invalid scene' }),
  ),
)

const phones = fc.oneof(
  fc.constant(command('phone given', (world) => world.givePhone())),
  fc
    .constantFrom<unknown>(
      { errMsg: 'getPhoneNumber:fail user deny' },
      { errMsg: 'getPhoneNumber:fail', errno: 1400001 },
      { errMsg: 'getPhoneNumber:ok', code: 5 },
      { code: '' },
      null,
      undefined,
      7,
    )
    .map((detail) =>
      command(`phone answered ${JSON.stringify(detail)}`, ({ bench }) =>
        bench.session.answerPhone(detail),
      ),
    ),
)

const logins = fc.oneof(
  choice.map((at) => command(`wx.login ${at} answers`, (world) => world.answerLogin(at))),
  fc
    .tuple(choice, fc.constantFrom('login_unavailable', 'login_blocked', 'timed_out'))
    .map(([at, kind]) =>
      command(`wx.login ${at} fails: ${kind}`, (world) =>
        world.answerLogin(at, new LoginFailure(kind)),
      ),
    ),
)

const posts = fc.oneof(
  choice.map((at) => command(`post ${at} is granted`, (world) => world.grant(at))),
  fc
    .tuple(
      choice,
      fc.constantFrom(
        { status: 429, body: '', retryAfter: '2' },
        { status: 307, body: '' },
        { status: 500, body: '<html>' },
        { status: 200, body: { code: 2004, message: 'nobody' } },
        { status: 200, body: { statusCode: 400, apiCode: 1636 } },
        { status: 200, body: { code: 200, statusCode: 200, data: null } },
        { status: 200, body: 'login-1 phone-1' },
      ),
    )
    .map(([at, answer]) =>
      command(`post ${at} gets ${JSON.stringify(answer)}`, (world) => world.answerPost(at, answer)),
    ),
  fc
    .tuple(
      choice,
      fc.constantFrom(
        'network_unreachable',
        'connection_lost',
        'interrupted',
        'timed_out',
        'domain_not_listed',
      ),
    )
    .map(([at, kind]) =>
      command(`post ${at} fails: ${kind}`, (world) => world.answerPost(at, new LoginFailure(kind))),
    ),
  choice.map((at) =>
    command(`post ${at} throws`, (world) => world.answerPost(at, new TypeError('boom'))),
  ),
)

const times = fc.oneof(
  fc
    .constantFrom(1, 5, 59, 61, 240, 301)
    .map((seconds) => command(`${seconds} s pass`, ({ bench }) => bench.clock.pass(seconds))),
  fc.constantFrom(5, 61, 1800).map((seconds) =>
    command(`${seconds} s in the background`, (world) => {
      world.bench.clock.time += seconds * 1000
      world.enter({ scene: 1089 })
    }),
  ),
  fc.constantFrom(-3600, -2, 2, 3600).map((seconds) =>
    command(`the clock is set by ${seconds} s`, ({ bench }) => {
      const { session, clock } = bench
      const { phase } = session
      clock.time += seconds * 1000
      clock.pass(1)
      // Nobody knows any more how old a result is.
      if (seconds < 0 && phase.name === 'signed_in') assert.notEqual(session.phase, phase)
    }),
  ),
)

/** What a person and a network that want to get there do next. */
const goOn = fc.constant(
  command('go on', (world) => {
    const { session } = world.bench
    if (session.phase.name === 'ready') {
      world.agreeAndTapLogin()
      world.givePhone()
    } else if (world.asked.some(({ outcome }) => outcome === 'pending')) {
      world.answerLogin(0)
    } else {
      world.grant(0)
    }
  }),
)

const commands = fc.commands(
  [launches, entries, taps, taps, phones, logins, logins, posts, posts, times, goOn, goOn, goOn],
  { maxCommands: 30, size: 'max', ...replay },
)

/** Whatever came before, waiting ends and the next launch by an app logs in. */
async function endsWell(world: World): Promise<void> {
  const { session, clock } = world.bench
  clock.pass(121)
  await settle()
  assert.notEqual(session.phase.name, 'signing_in')
  if (session.phase.name === 'failed') assert.equal(session.remaining, 0)
  const ticket = { userPoolId: 'pool1', getPhone: '1', state: 'last' }
  world.open({ kind: 'ticket', path: 'routes/explore', query: ticket, scene: 1069, appId: 'wx1' })
  world.agreeAndTapLogin()
  world.givePhone()
  while (world.asked.some(({ outcome }) => outcome === 'pending')) world.answerLogin(0)
  await settle()
  while (world.sent.some(({ outcome }) => outcome === 'pending')) world.grant(0)
  await settle()
  assert.equal(session.phase.name, 'signed_in')
  assert.deepEqual(world.broken, [])
}

describe('any life of a session', () => {
  it(
    'keeps every promise, whatever comes in whatever order',
    async () => {
      const life = fc.asyncProperty(launching, commands, async (first, steps) => {
        const world = new World()
        const begin = command('begin', () => world.open(withState(first)))
        const memory = new Memory()
        await begin.run(memory, world)
        await fc.asyncModelRun(() => ({ model: memory, real: world }), steps)
        await endsWell(world)
      })
      await fc.assert(life, { numRuns: RUNS, ...replay })
      const documented = stateMachine.transitions.map(({ from, on, to }) => `${from} ${on} ${to}`)
      expect([...moved].sort()).toEqual(documented.sort())
      // A busy machine takes up to 60 ms for each.
    },
    60_000 + RUNS * 60,
  )
})
