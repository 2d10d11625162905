import type { Page } from 'playwright-core'
import { SDK_VERSION } from './config'

/** What the methods answered on the Node side need. */
export interface Workbench {
  readonly page: Page | undefined
  /** The client closed the project's window. */
  onClose(): void
}

/** What only DevTools with a person's account has. */
const ABSENT = [
  ...['Tool.enableRemoteDebug', 'Tool.getTestAccounts', 'Tool.stopAudits'],
  ...['Tool.getTicket', 'Tool.setTicket', 'Tool.refreshTicket'],
]

function notHere(method: string): Error {
  return new Error(`${method} is not in the simulator`)
}

/** The methods DevTools itself answers; all others go to the mini program, which refuses what it does not know. */
export function toolMethods(workbench: Workbench): Record<string, () => Promise<unknown>> {
  return {
    'Tool.getInfo': async () => ({ SDKVersion: SDK_VERSION, version: 'simulator' }),
    ...Object.fromEntries(ABSENT.map((name) => [name, () => Promise.reject(notHere(name))])),
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
