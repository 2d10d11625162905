import { randomBytes } from 'node:crypto'

/** The user WeChat logs in when there is no WeChat server to ask. */
const LONE_OPENID = 'o_devtools'

/**
 * Fetches a `wx.login` code from the WeChat-server stand-in, or makes one up: without a WeChat
 * server nobody could redeem it anyway, and the page can still be looked at.
 */
export async function loginCode(
  wechat: string | undefined,
  openid: string | undefined,
): Promise<{ code: string; openid: string }> {
  const answer = await ask(wechat, 'login-codes', openid === undefined ? {} : { openid })
  if (answer === undefined) return { code: randomCode(), openid: openid ?? LONE_OPENID }
  return { code: answer.code, openid: answer.openid ?? openid ?? LONE_OPENID }
}

/** The same for the code a getPhoneNumber button gives. */
export async function phoneCode(
  wechat: string | undefined,
  openid: string | undefined,
): Promise<{ code: string }> {
  const answer = await ask(wechat, 'phone-codes', { openid })
  return { code: answer?.code ?? randomCode() }
}

interface Answer {
  readonly code: string
  readonly openid?: string
}

async function ask(
  wechat: string | undefined,
  kind: string,
  body: { openid?: string | undefined },
): Promise<Answer | undefined> {
  if (wechat === undefined) return undefined
  try {
    const response = await fetch(new URL(`/standin/wechat/${kind}`, wechat), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    })
    const answer = (await response.json()) as Partial<Answer>
    if (response.ok && typeof answer.code === 'string') return answer as Answer
    console.warn(`WeChat stand-in refused ${kind}: HTTP ${response.status}`)
  } catch (error) {
    console.warn(`WeChat stand-in at ${wechat} is unreachable, making up a code: ${String(error)}`)
  }
  return undefined
}

function randomCode(): string {
  return randomBytes(16).toString('hex')
}
