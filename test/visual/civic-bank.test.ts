import type { Browser, Frame, Page } from 'playwright-core'
import { startApp } from '../../tools/workbench/app/start'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { launch, logIn, newcomer } from '../../tools/workbench/person'
import { type Stage, startStage } from '../../tools/workbench/stage'
import { holdBrand } from './hold-brand'
import { projectOf } from '../../tools/compile/project'

holdBrand('civic-bank', {
  enables: [
    'branding/agreement-title.js',
    'branding/genauth.js',
    'branding/public-config.js',
    'contracts/signin.js',
  ],
})

describe('on the stage', () => {
  let stage: Stage
  let browser: Browser

  beforeAll(async () => {
    const project = await projectOf('civic-bank')
    ;[stage, browser] = await Promise.all([startStage(project, { headless: false }), openBrowser()])
  })

  afterAll(() => Promise.all([browser.close(), stage.close()]))

  const personal = () => newcomer(browser, stage.apps[0].url)
  const business = () => newcomer(browser, stage.apps[1]?.url ?? '')
  const title = (miniProgram: Frame) => miniProgram.textContent('#title')

  it('shows what was published once it was here before', async () => {
    await fetch(`${stage.genauthUrl}/standin/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ publicConfig: { data: { name: '枫叶银行' } } }),
    })
    const page = await personal()
    const fetched = page.waitForResponse((response) =>
      Boolean(response.request().postData()?.includes('/public-config')),
    )
    const titles: (string | null)[] = []
    const look = async (phase: string, miniProgram: Frame) => {
      if (phase === 'ready') titles.push(await title(miniProgram))
    }
    const first = await logIn(page, look)
    await fetched
    await page.click('#log-out')
    const second = await logIn(page, look)
    expect([first.status, second.status]).toEqual(['signed_in', 'signed_in'])
    expect(titles).toEqual(['城市公民储蓄银行', '枫叶银行'])
  })

  it('shows the second tenant to those whom its app sends', async () => {
    const shown: unknown[] = []
    const { status, user } = await logIn(await business(), async (phase, miniProgram) => {
      if (phase !== 'ready') return
      const background = (element: Element) => getComputedStyle(element).backgroundColor
      const button = await miniProgram.locator('#login').evaluate(background)
      shown.push(await title(miniProgram), button)
    })
    expect([status, user?.phone]).toEqual(['signed_in', '13800138000'])
    expect(shown).toEqual(['城市公民储蓄银行企业版', 'rgb(122, 74, 0)'])
  })

  it.each([
    {
      what: 'a user pool that is nobody’s',
      userPoolId: 'f'.repeat(24),
      appId: 'wx1234567890abcdef',
    },
    {
      what: 'another tenant’s app',
      userPoolId: '62e221f85f5ac5cc47037a39',
      appId: 'wxfedcba0987654321',
    },
  ])('refuses $what', async ({ userPoolId, appId }) => {
    const urls = { devtoolsUrl: stage.devtools.url, genauthUrl: stage.genauthUrl }
    const { pool: known, contract, look } = stage.apps[0]
    const connection = { ...known.connection, mobileAppId: appId }
    const app = await startApp({
      port: 0,
      ...urls,
      contract,
      look,
      pool: { ...known, userPoolId, connection },
    })
    try {
      const { miniProgram, finished } = await launch(await newcomer(browser, app.url))
      await miniProgram.locator('#return').click()
      const { status, extMsg } = await finished
      expect(status).toBe('failed')
      expect(extMsg).toMatch(/^code=400&message=/)
    } finally {
      await app.close()
    }
  })

  it('tells a relay’s tenant by the app, and hands out tokens where an app asks by its id', async () => {
    const miniProgram = await browser.newPage()
    await miniProgram.goto(stage.devtools.url)
    await open(miniProgram, undefined, 'wxfedcba0987654321')
    await miniProgram.getByText('城市公民储蓄银行企业版', { exact: true }).waitFor()
    const path = '/routes/explore?appId=630ed3137dd6f2fd7001da24&getPhone=0'
    await open(miniProgram, path, 'wx1234567890abcdef')
    await miniProgram.locator('#agree').click()
    await miniProgram.locator('#login').click()
    const given = await miniProgram.locator('#return').getAttribute('app-parameter')
    expect(JSON.parse(given ?? '')).toMatchObject({
      statusCode: 200,
      data: { token_type: 'bearer' },
    })
  })
})

/** As an app launches that has no button for it. */
async function open(miniProgram: Page, path: string | undefined, appId: string): Promise<void> {
  await miniProgram.waitForSelector('#title')
  await miniProgram.evaluate(
    ([given, from]) =>
      window.simulator.launch({
        ...(given ? { path: given } : {}),
        scene: 1069,
        referrerInfo: { appId: from },
      }),
    [path, appId] as const,
  )
}
