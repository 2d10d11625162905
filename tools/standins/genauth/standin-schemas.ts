/** JSON schemas of the control endpoints: a misspelt field is an HTTP 400, not a silent nothing. */

const text = { type: 'string', minLength: 1 }

function object(properties: Record<string, unknown>, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false }
}

export const loginCode = {
  body: { ...object({ openid: text }), type: ['object', 'null'] },
}

export const phoneCode = {
  body: object({ openid: text, phoneNumber: text, countryCode: text }),
}

export const wechat = {
  body: object({ errcode: { enum: [-1, 40013, 40029, 40226, 45011, null] } }, ['errcode']),
}

export const user = {
  body: {
    ...object({
      userPoolId: text,
      openid: text,
      phone: text,
      nickname: text,
      status: { enum: ['active', 'disabled', 'locked'] },
      mfaRequired: { type: 'boolean' },
    }),
    anyOf: [{ required: ['openid'] }, { required: ['phone'] }],
  },
}

export const settings = {
  body: object({
    loginOnly: { type: 'boolean' },
    loginOnlyApiCode: { enum: [2004, 2031] },
    ticketExpriresAfter: { type: 'number', minimum: 0 },
    ticketExchangeUserInfoNeedSecret: { type: 'boolean' },
    tokenEndpointAuthMethod: { enum: ['none', 'client_secret_post', 'client_secret_basic'] },
    loginsPerMinute: { type: ['integer', 'null'], minimum: 0 },
    agreementEnabled: { type: 'boolean' },
    publicConfig: object({
      delay: { type: 'number', minimum: 0 },
      status: { type: 'integer', minimum: 200, maximum: 599 },
      data: { type: 'object' },
      body: {},
    }),
  }),
}

export const clock = {
  body: object({ advance: { type: 'number' } }, ['advance']),
}

const times = { type: 'integer', minimum: 1 }
const path = text

export const fault = {
  body: {
    oneOf: [
      object({ kind: { const: 'drop' }, times, path }, ['kind', 'times']),
      object({ kind: { const: 'delay' }, times, path, delay: { type: 'number', minimum: 0 } }, [
        'kind',
        'times',
        'delay',
      ]),
      object(
        {
          kind: { const: 'status' },
          times,
          path,
          statusCode: { type: 'integer', minimum: 200, maximum: 599 },
          body: {},
          headers: { type: 'object', additionalProperties: { type: 'string' } },
          contentType: text,
        },
        ['kind', 'times', 'statusCode'],
      ),
      object(
        {
          kind: { const: 'refuse' },
          times,
          path,
          code: { type: 'integer' },
          message: { type: 'string' },
          apiCode: { type: ['integer', 'string'] },
        },
        ['kind', 'times', 'code', 'message'],
      ),
    ],
  },
}
