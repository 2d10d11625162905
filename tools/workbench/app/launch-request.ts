/** What the app hands to WeChat's OpenSDK, in Android's spelling. */
export interface LaunchRequest {
  /** The mini program's original id (`gh_…`), not its app id. */
  readonly userName: string
  /** Absent: the mini program's home page, as the Guard SDK for Android launches it. */
  readonly path?: string
  /** 0 release, 1 development, 2 trial. */
  readonly miniprogramType: 0 | 1 | 2
}

export interface TicketLaunch {
  readonly userName: string
  readonly userPoolId: string
  readonly withPhone: boolean
  /** Comes back with the result: tells this login from one the app did not start. */
  readonly state?: string
  /** From `challengeOf`: only who knows the verifier can exchange the ticket. */
  readonly codeChallenge?: string
}

/** GenAuth's guide, plus `state` and an S256 challenge if given; no value needs encoding. */
export function ticketLaunchRequest(launch: TicketLaunch): LaunchRequest {
  const { userName, userPoolId, withPhone, state, codeChallenge } = launch
  const query = [
    `userPoolId=${userPoolId}`,
    `getPhone=${withPhone ? 1 : 0}`,
    'fromApp=1',
    'useSelfWxapp=0',
    ...(state === undefined ? [] : [`state=${state}`]),
    ...(codeChallenge === undefined
      ? []
      : [`code_challenge=${codeChallenge}`, 'code_challenge_method=S256']),
  ]
  return { userName, path: `/routes/explore?${query.join('&')}`, miniprogramType: 0 }
}

/** The Guard SDK's launch: no path, so no query, so no state either. */
export function relayLaunchRequest(userName: string): LaunchRequest {
  return { userName, miniprogramType: 0 }
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
