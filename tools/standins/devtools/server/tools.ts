import type { Page } from 'playwright-core'
import { SDK_VERSION } from './config'

/** What the methods answered on the Node side need. */
export interface Workbench {
  readonly page: Page | undefined
  /** The client closed the project's window. */
  onClose(): void
}

/** Methods of the protocol that only the real DevTools or WeChat's servers can serve. */
const LACKING = [
  'Tool.enableRemoteDebug',
  'Tool.stopAudits',
  'Tool.getTicket',
  'Tool.setTicket',
  'Tool.refreshTicket',
]

/** The methods DevTools itself answers; all others go to the mini program. */
export function toolMethods(workbench: Workbench): Record<string, () => Promise<unknown>> {
  const methods: Record<string, () => Promise<unknown>> = {
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
  for (const method of LACKING) {
    methods[method] = async () => {
      throw new Error(`${method} is not supported`)
    }
  }
  return methods
}
