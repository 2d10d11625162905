import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

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

/** No phone talks to Google in the background, and as root Chromium runs only without its sandbox. */
const FLAGS = [
  '--no-sandbox',
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

/** Starts a headless Chromium. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    throw new Error(
      `No Chromium at ${executablePath}. Install it (apt-get install chromium) ` +
        'or set CHROMIUM_PATH to one you have.',
    )
  }
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}
