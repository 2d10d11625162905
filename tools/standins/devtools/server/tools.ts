import type { Page } from 'playwright-core'
import { SDK_VERSION } from './config'

/** What the methods answered on the Node side need. */
export interface Workbench {
  readonly page: Page | undefined
  /** The client closed the project's window. */
  onClose(): void
}

/** The methods DevTools itself answers; all others go to the mini program, which refuses what it does not know. */
export function toolMethods(workbench: Workbench): Record<string, () => Promise<unknown>> {
  return {
    'Tool.getInfo': async () => ({ SDKVersion: SDK_VERSION, version: 'stand-in' }),
    'Tool.getTestAccounts': async () => ({ accounts: [] }),
    'Tool.close': async () => {
      // The client waits for the answer, so it must be on its way before the connection goes.
      setImmediate(() => workbench.onClose())
      return {}
    },
    'App.captureScreenshot': async () => {
      const { page } = workbench
      if (!page) throw new Error('a screenshot needs the headless browser')
      return { data: (await page.screenshot()).toString('base64') }
    },
  }
}
