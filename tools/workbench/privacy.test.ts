import type { Page } from 'playwright-core'
import { type Devtools, startDevtools } from '../standins/devtools/server/devtools'
import { projectPath } from './stage'

/**
 * WeChat's privacy authorization on the way to the phone number, which automation cannot see. The mini program is the
 * real one; what WeChat does of it follows its guide.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
let devtools: Devtools
let page: Page

beforeAll(async () => {
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0 })
}, 60_000)

afterAll(() => devtools.close())

interface Setting {
  /** Did the person agree to the guide before, or was nothing declared? */
  readonly agreed: boolean
  /** Does the base library know buttons that agree to the guide? */
  readonly supported: boolean
}

/** The form, ticked, as it is before the tap on the phone button. */
async function atTheForm({ agreed, supported }: Setting): Promise<void> {
  if (!devtools.page) throw new Error('no headless browser')
  page = devtools.page
  await page.goto(`${devtools.url}?${agreed ? 'privacy=agreed' : ''}`)
  await page.waitForFunction(() => window.simulator?.pages()[0])
  await page.evaluate((known) => {
    const { wx } = window.simulator
    if (!known) wx['canIUse'] = () => false
    ;(wx['clearStorageSync'] as () => void)()
    const path = '/routes/explore?userPoolId=62e221f85f5ac5cc47037a39&getPhone=1'
    return window.simulator.launch({ path, scene: 1069 })
  }, supported)
  await page.click('#agree')
}

const open = () => page.evaluate(() => window.simulator.surfaces.open())
const answer = (agree: boolean) =>
  page.evaluate((yes) => window.simulator.surfaces.answer(yes), agree)
const phase = () => page.evaluate(() => window.simulator.pages()[0]?.instance.data['phase'])

it('granted by the tap on the phone button: the phone sheet follows at once', async () => {
  await atTheForm({ agreed: false, supported: true })
  await page.click('#phone')
  expect(await open()).toEqual(['phone'])
  await answer(true)
  await page.waitForSelector('#signing-in, #return')
})

it('granted stays granted if the person then refuses the phone number', async () => {
  await atTheForm({ agreed: false, supported: true })
  await page.click('#phone')
  await answer(false)
  await page.click('#retry')
  await page.click('#phone')
  expect(await open()).toEqual(['phone'])
})

it('not needed: the phone sheet follows at once', async () => {
  await atTheForm({ agreed: true, supported: true })
  await page.click('#phone')
  expect(await open()).toEqual(['phone'])
})

it("refused in WeChat's own popup: the app is told, and another try is offered", async () => {
  await atTheForm({ agreed: false, supported: false })
  await page.click('#phone')
  expect(await open()).toEqual(['privacy'])
  await answer(false)
  await page.waitForSelector('#retry')
  const parameter = await page.getAttribute('#return', 'app-parameter')
  expect([await phase(), parameter]).toEqual(['failed', expect.stringMatching(/^code=400&/)])
})

it('refused, and WeChat asks nobody again for a while: every tap still leads to a way out', async () => {
  await atTheForm({ agreed: false, supported: false })
  await page.click('#phone')
  await answer(false)
  await page.click('#retry')
  await page.click('#phone')
  await page.waitForSelector('#return')
  expect([await open(), await phase()]).toEqual([[], 'failed'])
})

it('unsupported by an old base library: the button asks for the phone number alone', async () => {
  await atTheForm({ agreed: true, supported: false })
  expect(await page.getAttribute('#phone', 'open-type')).toBe('getPhoneNumber')
  await page.click('#phone')
  expect(await open()).toEqual(['phone'])
})
