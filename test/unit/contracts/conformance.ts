import fc from 'fast-check'
import { anyText } from '../any-text'
import type { Contract, Credentials, LoginRequest } from '../../../miniprogram/contracts/contract'
import { LoginFailure } from '../../../miniprogram/failure'
import { type EnterOptions, type Launch, readLaunch } from '../../../miniprogram/launch/launch'
import { enabled as enable } from '../../../miniprogram/contracts/enabled'
import { codes, exchanging, failureIn, failureOf, kindThrown, launchOf } from './stage'

/** What the suite has to know of a contract. */
export interface Examples {
  /** The query of a launch that is the contract's own and asks for the phone number. */
  readonly withPhone: Record<string, string>
  /** The same without the phone number. */
  readonly withoutPhone: Record<string, string>
  /** Launches that are left to other contracts. */
  readonly foreign: readonly EnterOptions[]
  /** Launches that are the contract's own, but wrong. */
  readonly wrong: readonly EnterOptions[]
  /** The answer that grants; outside the documented fields it holds `SECRET`. None: the contract posts nothing. */
  readonly granted?: object
  /** May the codes themselves be in the result? */
  readonly carriesCodes: boolean
  /** How the app finds its state in a result. */
  stateIn(result: string): string | undefined
  /** Has the result of a failure room for the state? */
  readonly failureHasState: boolean
  /** Why what it sends is not as its schema says: the body of the post, the result. Left out: it has no schema. */
  readonly faultOfPost?: (body: unknown) => string | undefined
  readonly faultOfResult?: (result: string) => string | undefined
}

/** Put it into `granted` wherever the contract documents no field. */
export const SECRET = 'the-undocumented-token'

const host = 'https://auth.example.com'

const names = fc.constantFrom(
  ...['userPoolId', 'appId', 'getPhone', 'state', 'code_challenge', 'code_challenge_method'],
  ...['lang', 'host', 'path', 'url', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
)
const values = fc.oneof(
  fc.constantFrom('pool1', 'app1', 'mini', '0', '1', 'S256', '', '%', '%00', '{userPoolId}', '$&'),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'https://evil.example',
    '\u0000\r\n\u2028',
  ),
  fc.stringMatching(/^[\w.~-]{1,130}$/),
  anyText(),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
)
const queries = fc
  .array(fc.tuple(fc.oneof(names, fc.string()), values))
  .map((pairs) => Object.fromEntries(pairs) as unknown)
const paths = fc.constantFrom('routes/explore', 'routes/explore', '', 'routes/other', '__proto__')
const states = fc.stringMatching(/^[\w.~-]{1,512}$/)
const messages = fc.oneof(fc.string(), anyText())

/** The suite that every contract passes. */
export function conformance<Request extends LoginRequest>(
  name: string,
  contract: Contract<Request>,
  examples: Examples,
): void {
  const { withPhone, withoutPhone, granted, faultOfPost, faultOfResult } = examples

  function requestOf(query: Record<string, string>): Request {
    const request = contract.accept(launchOf(query))
    if (!request) throw new Error('not accepted')
    return request
  }

  const { accept } = enable({ name, ids: [], settings: {} }, contract)
  /** Runs one exchange that the backend grants. */
  async function exchanged(launch: Launch, credentials: Credentials = codes, message = 'ok') {
    const { wechat, result } = exchanging(accept(launch), credentials, { message })
    wechat.posts[0]?.resolve({ status: 200, body: granted })
    return { ...(await result), posts: wechat.posts }
  }

  async function resultOf(query: Record<string, string>, message = 'ok') {
    return (await exchanged(launchOf(query), codes, message)).appParameter
  }

  /** What becomes of any launch: a request, nothing, or a failure; another error fails the test. */
  function outcomeOf(launch: Launch) {
    try {
      return contract.accept(launch)
    } catch (thrown) {
      return failureIn(thrown)
    }
  }

  describe(`${name}, as every contract,`, () => {
    it('accepts its own launch', () => {
      expect(contract.accept(launchOf(withPhone))).toBeDefined()
    })

    it.each(examples.foreign)('leaves the launch %j to others', (options) => {
      expect(contract.accept(readLaunch(options))).toBeUndefined()
    })

    it.each(examples.wrong)('refuses the wrong launch %j', (options) => {
      expect(kindThrown(() => contract.accept(readLaunch(options)))).toBe('invalid_launch')
    })

    it('throws nothing but invalid_launch, whatever a launch holds', () => {
      fc.assert(
        fc.property(paths, queries, (path, query) => {
          const launch = readLaunch({ path, query, scene: 1069 })
          const outcome = outcomeOf(launch)
          if (outcome instanceof LoginFailure) expect(outcome.kind).toBe('invalid_launch')
        }),
        { numRuns: 500 },
      )
    })

    it('takes the state of an accepted launch as it came, or refuses the launch', () => {
      fc.assert(
        fc.property(fc.oneof(states, values), (state) => {
          const launch = launchOf({ ...withPhone, state })
          const outcome = outcomeOf(launch)
          if (!(outcome instanceof LoginFailure)) expect(outcome?.state).toBe(launch.query.state)
        }),
      )
    })

    it('needs the phone number only where the launch asks for it', () => {
      expect(requestOf(withPhone).phone).toBe(true)
      expect(requestOf(withoutPhone).phone).toBe(false)
    })

    it('needs no phone code if the launch asks for no phone number', async () => {
      const said = await exchanged(launchOf(withoutPhone), { ...codes, phoneCode: undefined })
      expect(JSON.stringify(said)).not.toMatch(/phone/i)
    })

    it('echoes the state in the result, whatever the message', async () => {
      await fc.assert(
        fc.asyncProperty(states, messages, async (state, message) => {
          expect(examples.stateIn(await resultOf({ ...withPhone, state }, message))).toBe(state)
        }),
      )
    })

    it('says nothing of a state where the launch gave none', async () => {
      expect(examples.stateIn(await resultOf(withPhone))).toBeUndefined()
    })

    if (examples.failureHasState) {
      it('echoes the state in the result of a failure, whatever the message', () => {
        fc.assert(
          fc.property(states, messages, (state, message) => {
            const result = contract.encodeFailure(new LoginFailure('refused'), message, state)
            expect(examples.stateIn(result)).toBe(state)
          }),
        )
      })
    } else {
      it('makes the same result of every failure', () => {
        const failures = [new LoginFailure('refused'), new LoginFailure('access_denied')]
        const results = failures.map((failure) =>
          contract.encodeFailure(failure, failure.kind, 's1'),
        )
        expect(new Set(results).size).toBe(1)
      })
    }

    it('holds no token in its result but the documented one', async () => {
      expect(await resultOf(withPhone)).not.toContain(SECRET)
    })

    it(`${examples.carriesCodes ? 'holds' : 'never holds'} the codes in its result`, async () => {
      const result = await resultOf(withPhone)
      const both = [codes.loginCode, codes.phoneCode]
      const held = both.filter((code) => result.includes(code))
      expect(held).toEqual(examples.carriesCodes ? both : [])
    })

    it('holds neither code nor token in the result of a failure', async () => {
      const { wechat, result: answer } = exchanging(accept(launchOf(withPhone)))
      const [post] = wechat.posts
      post?.resolve({ status: 403, body: { message: 'no', apiCode: 2005, data: granted } })
      const failure = post ? await failureOf(answer) : new LoginFailure('access_denied')
      const result = contract.encodeFailure(failure, failure.details.reason ?? 'no', 's1')
      for (const secret of [codes.loginCode, codes.phoneCode, SECRET]) {
        expect(result).not.toContain(secret)
      }
    })

    it('posts at most once, and to the configured host alone, whatever the launch holds', async () => {
      const evil = { host: 'https://evil.example', url: 'https://evil.example', path: '//evil' }
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const given = { ...(query as Record<string, string>), ...evil, ...withPhone }
          const launch = launchOf(given)
          if (!accept(launch)?.request) return
          const { posts } = await exchanged(launch)
          expect(posts.length).toBe(granted ? 1 : 0)
          expect(posts.filter(({ url }) => new URL(url).origin !== host)).toEqual([])
          expect(JSON.stringify(posts)).not.toContain('evil')
        }),
      )
    })

    it('gives a result that expires', async () => {
      const { lifetime } = await exchanged(launchOf(withPhone))
      expect(lifetime > 0 && Number.isFinite(lifetime)).toBe(true)
    })

    if (granted) {
      it('posts what the person agreed to, and nothing where nobody was asked', async () => {
        const consents = [
          { id: 'terms', version: '2', lang: 'en', agreedAt: '2026-01-02T03:04:05.000Z' },
        ]
        const launch = launchOf(withPhone)
        const { posts } = await exchanged(launch, { ...codes, consents })
        expect(JSON.stringify(posts)).toContain(`"agreements":${JSON.stringify(consents)}`)
        const without = await exchanged(launch)
        expect(JSON.stringify(without.posts)).not.toContain('agreements')
      })

      it('fails with nothing but a LoginFailure, whatever JSON the backend answers', async () => {
        await fc.assert(
          fc.asyncProperty(fc.constantFrom(200, 201, 400, 429, 503), answers, runAnswered),
          { numRuns: 300 },
        )
      })
    }

    async function runAnswered(status: number, body: unknown): Promise<void> {
      const { wechat, result } = exchanging(accept(launchOf(withPhone)))
      wechat.posts[0]?.resolve({ status, body })
      const sent = wechat.posts[0]?.body
      const told = await result.then(
        ({ appParameter }) => appParameter,
        (thrown: unknown) => {
          const failure = failureIn(thrown)
          return contract.encodeFailure(failure, failure.details.reason ?? 'no', 's1')
        },
      )
      expect([faultOfPost?.(sent), faultOfResult?.(told)]).toEqual([undefined, undefined])
    }

    if (faultOfResult) {
      it('gives results that are as their schema says, also without phone number', async () => {
        const consents = [{ id: 't', version: '2', lang: 'en', agreedAt: '2026-01-02T03:04:05Z' }]
        const given = { ...codes, phoneCode: undefined, consents }
        const { posts, appParameter } = await exchanged(launchOf(withoutPhone), given)
        expect(posts.map(({ body }) => faultOfPost?.(body))).toEqual(posts.map(() => undefined))
        expect(faultOfResult(appParameter)).toBeUndefined()
        const failed = contract.encodeFailure(new LoginFailure('refused'), 'no', undefined)
        expect(faultOfResult(failed)).toBeUndefined()
      })
    }
  })
}

/** JSON, near to an envelope and far from one; the last of the constants is an object that no number or text is in. */
const scalars = fc.oneof(
  fc.constantFrom(200, '200', 500, null, true, '', -1, 1e300, { toString: 0 }),
  fc.string(),
  fc.integer(),
)
const answers = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      code: scalars,
      statusCode: scalars,
      apiCode: scalars,
      message: fc.oneof(scalars, fc.jsonValue()),
      requestId: fc.oneof(scalars, fc.jsonValue()),
      data: fc.oneof(
        scalars,
        fc.record(
          { ticket: scalars, access_token: scalars, expiresIn: scalars, expires_in: scalars },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
)
