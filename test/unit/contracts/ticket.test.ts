import fc from 'fast-check'
import { anyText } from '../any-text'
import { plainMessage, ticketContract } from '../../../miniprogram/contracts/ticket'
import { LoginFailure } from '../../../miniprogram/failure'
import { readAsJavaSample, readAsSwiftSample } from '../../../tools/workbench/app/sample-parsers'
import { faultOf, faultOfResult } from '../../../tools/contract/check'
import { TicketPost } from '../../../tools/contract/messages'
import { conformance, SECRET } from './conformance'
import { settings } from './shipped'
import { answered as answeredBy, codes, failureOf, kindThrown, launchOf } from './stage'

const contract = ticketContract(settings.ticket)

conformance('ticket', contract, {
  withPhone: { userPoolId: 'pool1', getPhone: '1' },
  withoutPhone: { userPoolId: 'pool1' },
  foreign: [{}, { query: { getPhone: '1', state: 'a b' } }, { query: { appId: 'app1' } }],
  wrong: [
    { query: { userPoolId: 'pool3' } },
    { query: { userPoolId: '' } },
    { query: { userPoolId: 'pool1', state: 'a b' } },
    { query: { userPoolId: 'pool1', code_challenge: 'short' } },
  ],
  granted: {
    code: 200,
    message: SECRET,
    token: SECRET,
    data: { ticket: 't.1', expiresIn: 60, sessionKey: SECRET },
  },
  carriesCodes: false,
  stateIn: (result) => readAsSwiftSample(result).state,
  failureHasState: true,
  faultOfPost: (body) => faultOf(TicketPost, body),
  faultOfResult: (result) => faultOfResult('ticket', result),
})

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

function accept(query: Record<string, string>, path?: string) {
  return contract.accept(launchOf(query, path))
}

function request(query: Record<string, string> = {}) {
  const accepted = accept({ userPoolId: 'pool1', getPhone: '1', ...query })
  if (!accepted) throw new Error('not accepted')
  return accepted
}

describe('accept', () => {
  it.each(['0', '', 'true', '2'])('asks for no phone number where getPhone is %p', (getPhone) => {
    expect(accept({ userPoolId: 'pool1', getPhone })).toMatchObject({ phone: false })
  })

  it.each([
    ['too short', { code_challenge: 'abc', code_challenge_method: 'S256' }],
    ['more than a challenge', { code_challenge: `${challenge} ` }],
    ['after something else', { code_challenge: ` ${challenge}` }],
    ['of an unknown method', { code_challenge: challenge, code_challenge_method: 'S512' }],
    ['missing where a method is given', { code_challenge_method: 'S256' }],
  ])('refuses a challenge that is %s', (_case, query) => {
    expect(kindThrown(() => request(query))).toBe('invalid_launch')
  })
})

describe('exchange', () => {
  function post(query: Record<string, string>, phoneCode: string | undefined) {
    return contract.posting?.(request(query), { ...codes, phoneCode })
  }

  it('posts both codes and the challenge', () => {
    const query = { code_challenge: challenge, code_challenge_method: 'S256' }
    expect(post(query, 'the-phone-code')).toMatchObject({
      path: '/oauth/app2wxapp/ticket/pool1',
      body: {
        wxLoginInfo: { code: 'the-login-code' },
        wxPhoneInfo: { code: 'the-phone-code' },
        code_challenge: challenge,
        code_challenge_method: 'S256',
      },
    })
  })

  it.each([
    [undefined, 'x-authing-lang'],
    [{ lang: 'x-genauth-lang' }, 'x-genauth-lang'],
  ])('names the language on screen, by the header of the settings %j', (headers, name) => {
    const other = ticketContract({ ...settings.ticket, ...(headers && { headers }) })
    const posted = other.posting?.(request(), { ...codes, lang: 'en-US' })
    expect(posted?.headers).toEqual({ [name]: 'en-US' })
  })

  it('names the default method of RFC 7636 if the app gave a challenge without one', () => {
    const posted = post({ code_challenge: challenge }, 'the-phone-code')
    expect(posted?.body).toMatchObject({ code_challenge_method: 'plain' })
  })

  function answered(status: number, body: unknown) {
    return answeredBy(contract, { userPoolId: 'pool1', getPhone: '1' }, { status, body })
  }

  async function refused(status: number, body: unknown) {
    const { kind, details } = await failureOf(answered(status, body))
    return [kind, details.reason]
  }

  it('reads ticket and lifetime', async () => {
    const body = { code: 200, message: 'ok', data: { ticket: 't.1', expiresIn: 60 } }
    expect(await answered(200, body)).toEqual({
      appParameter: 'code=200&message=ok&ticket=t.1',
      lifetime: 60,
    })
  })

  it.each([[1e9], [1e308], ['1000000']])('is valid for a day at most: %p', async (expiresIn) => {
    const body = { code: 200, data: { ticket: 't.1', expiresIn } }
    expect(await answered(200, body)).toMatchObject({ lifetime: 86_400 })
  })

  it.each([[undefined], ['soon'], [-1], [0], [Infinity], ['Infinity'], [true], [[60]], [{}]])(
    "takes the deployment's lifetime where the backend says %p",
    async (expiresIn) => {
      const body = { code: 200, data: { ticket: 't.1', expiresIn } }
      expect(await answered(200, body)).toMatchObject({ lifetime: 120 })
    },
  )

  it.each([
    ['HTTP 200 with an error inside', 200, { code: 400, message: '授权码无效' }, 'refused'],
    ['HTTP 200 without code', 200, { message: '授权码无效', data: { ticket: 't.1' } }, 'refused'],
    ['HTTP 200 with code 201', 200, { code: 201, message: '授权码无效' }, 'refused'],
    ['HTTP 200 with code 429', 200, { code: 429, message: '授权码无效' }, 'too_many_requests'],
    ['HTTP 200 with an apiCode', 200, { code: 2004, message: '授权码无效' }, 'unknown_user'],
    ['HTTP 500 with an envelope', 500, { code: 500, message: '授权码无效' }, 'server_error'],
  ])('counts %s as a refusal, in the words of the backend', async (_case, status, body, kind) => {
    expect(await refused(status, body)).toEqual([kind, '授权码无效'])
  })

  it('has no words for HTTP 502 with HTML', async () => {
    expect(await refused(502, '<html>')).toEqual(['server_error', undefined])
  })

  it.each([['200'], [200]])('takes the code %p for a yes', async (code) => {
    const body = { code, data: { ticket: 't.1' } }
    expect(await answered(200, body)).toMatchObject({ lifetime: 120 })
  })

  it.each([
    ['nothing', ''],
    ['HTML', '<html></html>'],
    ['a list', []],
    ['no ticket', { code: 200, data: {} }],
    ['no data', { code: 200, data: null }],
    ['a ticket that is no text', { code: 200, data: { ticket: 7 } }],
    ['a ticket with =', { code: 200, data: { ticket: 'YQ==' } }],
    ['a ticket with &', { code: 200, data: { ticket: 'a&b' } }],
    ['a ticket with a space', { code: 200, data: { ticket: 'a b' } }],
  ])('cannot use an answer with %s', async (_case, body) => {
    expect(await refused(200, body)).toEqual(['bad_answer', undefined])
  })
})

describe('the result', () => {
  const ticket = fc.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const state = fc.option(fc.stringMatching(/^[\w.~-]{1,64}$/), { nil: undefined })
  const message = fc.oneof(anyText(), fc.string({ unit: 'grapheme' }), fc.string())

  function resultOf(issued: string, said: string, given: string | undefined): string {
    const asked = request(given === undefined ? {} : { state: given })
    const envelope = { code: 200, data: { ticket: issued } }
    return contract.result({ request: asked, credentials: codes, envelope, message: said })
      .appParameter
  }

  it('is read back by both sample parsers, whatever the message holds', () => {
    fc.assert(
      fc.property(message, ticket, state, (said, issued, given) => {
        const encoded = resultOf(issued, said, given)
        for (const read of [readAsSwiftSample(encoded), readAsJavaSample(encoded)]) {
          expect(read).toEqual({
            code: '200',
            message: expect.stringMatching(/^[^&=]*$/),
            ticket: issued,
            ...(given === undefined ? {} : { state: given }),
          })
        }
      }),
    )
  })

  it('of a failure names its kind, and the apiCode if there is one', () => {
    const [known, unknown] = [{ apiCode: 2005 }, {}].map((details) =>
      contract.encodeFailure(new LoginFailure('user_locked', details), 'No', 's1'),
    )
    expect(known).toBe('code=400&message=No&error=user_locked&api_code=2005&state=s1')
    expect(unknown).toBe('code=400&message=No&error=user_locked&state=s1')
  })

  it('of a failure is read back by both sample parsers', () => {
    fc.assert(
      fc.property(message, state, (said, given) => {
        const encoded = contract.encodeFailure(new LoginFailure('refused'), said, given)
        for (const read of [readAsSwiftSample(encoded), readAsJavaSample(encoded)]) {
          expect(Object.keys(read)).toEqual(
            given === undefined ? ['code', 'message'] : ['code', 'message', 'state'],
          )
          expect(read.code).toBe('400')
        }
      }),
    )
  })
})

describe('plainMessage', () => {
  it('leaves a plain message as it is, percent signs and emoji included', () => {
    expect(plainMessage('授权成功 100% 🎉')).toBe('授权成功 100% 🎉')
  })

  it('takes out what would split the result', () => {
    expect(plainMessage('a=1&b=2')).toBe('a 1 b 2')
  })

  it('puts everything on one line', () => {
    expect(plainMessage('one\r\ntwo')).toBe('one two')
  })

  it('is never empty: a Java app would crash on that', () => {
    expect([plainMessage('&='), plainMessage('')]).toEqual(['-', '-'])
  })
})
