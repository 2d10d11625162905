import type { Browser, BrowserServer, BrowserType } from 'playwright-core'
import { installedBrowser } from '../../../command/installed-browser'

/**
 * Each window would start two renderers for an address bar that nobody sees. What follows is Playwright's own list, the
 * place of which this one takes.
 */
const OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AcceptCHFrame', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
  ...['DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay'],
  ...['MediaRouter', 'OptimizationHints', 'PaintHolding', 'RenderDocument'],
  ...['ThirdPartyStoragePartitioning', 'Translate'],
]

/** No phone talks to Google in the background. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${OFF.join()}`,
]

/** The screen the mini program is drawn on: a common phone's, sharp enough to look at. */
export const PHONE = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
}

/** esbuild, by which jest and tsx compile, names functions with it: those that are sent to a page need it there. */
export const NAMING = 'globalThis.__name = (named) => named'

/** Where a Chromium is that several processes share; unset: each starts its own. */
const SHARED = 'CHROMIUM_ENDPOINT'

/** A headless Chromium: a new one, or that of `shareBrowser`, of which closing gives back the tabs alone. */
export async function openBrowser(): Promise<Browser> {
  const chromium = await playwright()
  const shared = process.env[SHARED]
  return shared ? chromium.connect(shared) : chromium.launch(launchOptions())
}

/** Starts one Chromium for this process and those that it starts from here on. */
export async function shareBrowser(): Promise<BrowserServer> {
  const chromium = await playwright()
  const server = await chromium.launchServer({ ...launchOptions(), host: '127.0.0.1' })
  process.env[SHARED] = server.wsEndpoint()
  return server
}

/** Loaded when it is needed: npm start shows everything in the person's own browser. */
async function playwright(): Promise<BrowserType> {
  return (await import('playwright-core')).chromium
}

function launchOptions() {
  return {
    executablePath: installedBrowser(),
    // As root Chromium runs only without it.
    chromiumSandbox: process.getuid?.() !== 0,
    headless: true,
    args: FLAGS,
  }
}
