import { zhCN } from '../../miniprogram/locales/zh-CN'
import { type Devtools, startDevtools } from '../standins/devtools/server/devtools'
import { projectPath } from './stage'

/**
 * Launches that automation cannot make in the real WeChat DevTools: by scene, to a page that is not there, without a
 * path. The mini program is the real one, in the simulator.
 */
let devtools: Devtools

beforeAll(async () => {
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0 })
})

/** The home page, launched cold on a phone that keeps nothing. */
beforeEach(() =>
  page().evaluate(() => {
    window.simulator.quit()
    ;(window.simulator.wx['clearStorageSync'] as () => void)()
    return window.simulator.launch({ scene: 1001 })
  }),
)

afterAll(() => devtools.close())

function page() {
  if (!devtools.page) throw new Error('no headless browser')
  return devtools.page
}

async function launch(path: string | undefined, scene = 1069): Promise<void> {
  const entry = {
    scene,
    referrerInfo: { appId: 'wx1' },
    ...(path === undefined ? {} : { path }),
  }
  await page().evaluate((given) => window.simulator.launch(given), entry)
}

const query = 'userPoolId=62e221f85f5ac5cc47037a39&getPhone=1&fromApp=1&useSelfWxapp=0&state=s1'

it.each(['/routes/explore', '/routers/explore', '/routes/explore.html', '/no/such/page'])(
  'opens the login page for %s',
  async (path) => {
    await launch(`${path}?${query}`)
    await page().waitForSelector('#title')
    const paths = await page().evaluate(() => window.simulator.pages().map((open) => open.path))
    expect(paths).toEqual(['routes/explore'])
  },
)

it.each(['/routes/explore', '/routers/explore', '/routes/explore.html'])(
  'keeps the query of a launch to %s',
  async (path) => {
    await launch(`${path}?${query}`)
    await page().click('#not-now')
    const button = await page().waitForSelector('#return')
    expect(await button.getAttribute('app-parameter')).toMatch(/^code=400&message=.+&state=s1$/)
  },
)

it('is ready for an app that launches the home page without a path while nobody waits', async () => {
  await launch(undefined)
  await page().waitForSelector('#login')
  expect(await page().locator('#title').textContent()).not.toBe('')
})

it('keeps a result that was not returned when the app comes without a path', async () => {
  await launch(`/routes/explore?${query}`)
  await page().click('#not-now')
  await page().waitForSelector('#return')
  await launch(undefined)
  expect(await page().locator('#return').count()).toBe(1)
})

it('shows no form again after the answer was returned: the entry may be a mere return', async () => {
  await launch(`/routes/explore?${query}`)
  await page().click('#not-now')
  await page().click('#return')
  await launch(undefined)
  await page().waitForSelector('#retry', { state: 'detached' })
  expect(await page().locator('#return').count()).toBe(1)
})

it('starts anew for an app that names nothing after the answer was returned', async () => {
  await launch(undefined)
  await page().click('#not-now')
  await page().click('#return')
  await launch(undefined)
  await page().waitForSelector('#login')
  expect(await page().locator('#return').count()).toBe(0)
})

it('keeps the result and says what to do if WeChat does not let it return', async () => {
  await launch(`/routes/explore?${query}`)
  await page().click('#not-now')
  await page().waitForSelector('#return')
  await launch(undefined, 1011)
  await page().waitForSelector('#return', { state: 'detached' })
  expect(await page().innerText('#hint')).toContain(zhCN.logInThere.split('{app}').at(-1))
})
