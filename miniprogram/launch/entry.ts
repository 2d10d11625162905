import { isFromApp, type Launch } from './launch'

/** What is on screen when WeChat brings the mini program to the front. */
export interface OnScreen {
  /** The launch that the page was opened for; `undefined` before the first page. */
  readonly launch: Launch | undefined
  /** Did the app get an answer, or did the login fail? Then nothing is lost by a new launch. */
  readonly over: boolean
}

/**
 * - `goes_on`: the launch on screen, or what a page that opens next makes of this entry.
 * - `begins`: a launch that names nothing; nothing of the one before may stay on screen.
 */
export type EntryMeaning = 'goes_on' | 'begins'

/**
 * What it means that WeChat brought the mini program to the front, without knowing whether a page opens next.
 *
 * A launch with a path opens a new page, which reads this entry anew. A launch without a path opens none: WeChat then
 * gives the query of the page on screen, so it is not what the app asked for. Locking and unlocking the phone repeats
 * the old entry, and WeChat's own sheets may do so, too. So the same app with the same query is no new launch.
 *
 * The return button leads to the app that launched last. If that is not certainly the app that asked, a result must not
 * stay: WeChat names the app in `appId`, but on some versions it does not.
 */
export function meaningOf(entry: Launch, { launch, over }: OnScreen): EntryMeaning {
  if (!launch || !isFromApp(entry.scene)) return 'goes_on'
  if (!isFromApp(launch.scene) || entry.appId !== launch.appId) return 'begins'
  return over && namesNothing(entry) ? 'begins' : 'goes_on'
}

/** The SDK for Android launches the home page without path and query, again and again. */
function namesNothing({ query }: Launch): boolean {
  return Object.keys(query).length === 0
}

/** The launch of an entry that opened no page: its query is that of the page on screen. */
export function withoutPage({ scene, appId }: Launch): Launch {
  return { query: {}, scene, appId }
}
