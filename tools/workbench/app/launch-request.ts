export interface TicketLaunch {
  readonly userPoolId: string
  readonly withPhone: boolean
  /** Comes back with the result: tells this login from one the app did not start. */
  readonly state?: string
  /** From `challengeOf`: only who knows the verifier can exchange the ticket. */
  readonly codeChallenge?: string
}

/** GenAuth's guide, plus `state` and an S256 challenge if given; no value needs encoding. */
export function ticketLaunchPath(launch: TicketLaunch): string {
  const { userPoolId, withPhone, state, codeChallenge } = launch
  const own = `userPoolId=${userPoolId}&getPhone=${withPhone ? 1 : 0}&fromApp=1&useSelfWxapp=0`
  const echoed = state === undefined ? '' : `&state=${state}`
  const bound = `&code_challenge=${codeChallenge}&code_challenge_method=S256`
  return `/routes/explore?${own}${echoed}${codeChallenge === undefined ? '' : bound}`
}

/** 256 random bits in base64url, 43 characters: a `state`, or a verifier as RFC 7636, 4.1 wants it. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

/** RFC 7636, 4.2, method S256. In a browser it needs a secure context; localhost is one. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64url(new Uint8Array(digest))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
