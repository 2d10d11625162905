import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { launch, logIn, newcomer } from '../../tools/workbench/person'
import { type Stage, startStage } from '../../tools/workbench/stage'
import { holdBrand } from './hold-brand'
import { projectOf } from '../../tools/compile/project'

holdBrand('night-ferry', { enables: [] })

describe('on the stage', () => {
  let stage: Stage
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const project = await projectOf('night-ferry')
    ;[stage, browser] = await Promise.all([startStage(project, { headless: false }), openBrowser()])
  })

  beforeEach(async () => {
    page = await newcomer(browser, stage.apps[0].url)
  })

  afterAll(() => Promise.all([browser.close(), stage.close()]))

  it('logs in, in words of its own', async () => {
    const titles: Record<string, string | null> = {}
    const { status, user } = await logIn(page, async (phase, miniProgram) => {
      titles[phase] = await miniProgram.textContent('#title')
    })
    expect([status, user?.phone]).toEqual(['signed_in', '13800138000'])
    expect(titles).toMatchObject({ ready: '夜航书店', 'signed-in': '欢迎登船' })
  })

  it('asks for consent to news in a row that nobody has to tick', async () => {
    const { miniProgram } = await launch(page)
    await miniProgram.locator('#agree').click()
    await miniProgram.locator('#phone').waitFor()
    expect(await miniProgram.locator('#agree1').textContent()).toBe('（可选）我同意')
    expect(await miniProgram.locator('#agree1').getAttribute('aria-checked')).toBe('false')
  })

  it('shows its documents inside', async () => {
    await page.route('https://night-ferry.example/**', (route) => route.fulfill({ body: 'Terms' }))
    const { miniProgram } = await launch(page)
    const shown = page.waitForEvent('framenavigated', (frame) => frame.url().includes('example'))
    await miniProgram.getByText('《乘客须知》').click()
    expect((await shown).url()).toBe('https://night-ferry.example/zh-cn/terms')
  })
})
