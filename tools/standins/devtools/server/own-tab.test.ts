import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openBrowser } from './browser'
import { OwnTab } from './own-tab'
import { Tabs } from './tabs'

it('tells at once that the tab crashed while the program started', async () => {
  const browser = await openBrowser()
  const site = createServer(({ url }, answer) => {
    if (url === '/') return void answer.end('<script src="program.js"></script>')
    const crash = async () => {
      const session = await own.page?.context().newCDPSession(own.page)
      await session?.send('Page.crash')
    }
    crash().catch(() => undefined)
  }).listen(0, '127.0.0.1')
  await once(site, 'listening')
  const nobody = () => undefined
  const tabs = new Tabs(nobody, nobody)
  const { port } = site.address() as AddressInfo
  const own = new OwnTab(browser, `http://127.0.0.1:${port}/`, tabs)
  try {
    await expect(own.open()).rejects.toThrow('crashed while the mini program started')
  } finally {
    await browser.close()
    tabs.close()
    site.closeAllConnections()
    site.close()
  }
})
