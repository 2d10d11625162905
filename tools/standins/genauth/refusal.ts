/** A "no" of GenAuth; every contract puts it into its own envelope (see envelopes.ts). */
export class Refusal extends Error {
  /** The class of failure, GenAuth's V3 `statusCode`. HTTP is 200 all the same. */
  readonly statusCode: number
  /** The exact reason, where GenAuth has a number for it. */
  readonly apiCode: number | undefined
  /** What the next step needs, for the codes that are a detour rather than an end. */
  readonly data: Record<string, unknown> | undefined

  constructor(reason: {
    statusCode: number
    message: string
    apiCode?: number
    data?: Record<string, unknown>
  }) {
    super(reason.message)
    this.name = 'Refusal'
    this.statusCode = reason.statusCode
    this.apiCode = reason.apiCode
    this.data = reason.data
  }
}

/** Codes and their meaning are from GenAuth's error-code page unless a comment says otherwise. */
export const refusals = {
  invalidArgument: (message: string) => new Refusal({ statusCode: 400, message }),
  unauthorized: (message: string) => new Refusal({ statusCode: 401, message }),
  unknownUserPool: () => new Refusal({ statusCode: 404, apiCode: 2224, message: '用户池不存在' }),
  unknownApp: () => new Refusal({ statusCode: 499, apiCode: 2011, message: '应用不存在' }),
  // UNSOURCED: no number is documented for an unknown connection; the class NotFound is.
  unknownConnection: () => new Refusal({ statusCode: 404, message: '身份源连接不存在' }),
  tooManyRequests: () =>
    new Refusal({ statusCode: 429, message: '您的请求已超过最大数量限制，请稍后重试' }),
  // UNSOURCED: for login-only mode and an unknown person the docs give no code; 2004 and 2031 fit.
  unknownPerson: (apiCode: 2004 | 2031) =>
    new Refusal({
      statusCode: 403,
      apiCode,
      message: apiCode === 2004 ? '用户不存在' : '应用禁止注册用户',
    }),
  userDisabled: () =>
    new Refusal({ statusCode: 403, apiCode: 2120008, message: '用户已被禁用或不是租户成员' }),
  userLocked: () => new Refusal({ statusCode: 403, apiCode: 2005, message: '用户已被锁定' }),
  mfaRequired: (data: Record<string, unknown>) =>
    new Refusal({ statusCode: 403, apiCode: 1636, message: '请进行多因素认证', data }),
} as const
