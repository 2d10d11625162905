import type { Browser, Frame } from 'playwright-core'
import { compile, type CompiledFiles } from '../../tools/compile/compile'
import { brandNames, type Project, projectOf } from '../../tools/compile/project'
import { validateDeployment } from '../../tools/doctor/validate-deployment'
import { sizeReport } from '../../tools/package/size-report'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { launch, logIn, newcomer } from '../../tools/workbench/person'
import { type Stage, startStage } from '../../tools/workbench/stage'
import { exhibit } from './exhibits'
import { Gallery } from './gallery'
import { auditAll } from './look-through'
import { sideways, textSizes, upright } from './phones'
import { states } from '../../tools/workbench/screens/states'

/** What is in a package only if its deployment asks for it, pictures aside. */
const OPTIONAL = [
  'branding/agreement-title.js',
  'branding/genauth.js',
  'branding/public-config.js',
  'contracts/relay.js',
  'contracts/signin.js',
  'contracts/ticket.js',
]
const PICTURE = /\.(png|jpe?g|svg)$/
const ENABLES: Readonly<Record<string, readonly string[]>> = {
  'night-ferry': ['contracts/relay.js', 'contracts/ticket.js'],
  'civic-bank': OPTIONAL,
}

/** What is narrow or dark or large meets the rest once, not each of it. */
const LOOKS = [
  { ...upright[0], theme: 'light', fontSizeSetting: textSizes.largest },
  { ...sideways[0], theme: 'dark', fontSizeSetting: textSizes.normal },
] as const

let plain: CompiledFiles

beforeAll(async () => {
  plain = await compile((await projectOf()).path)
})

describe.each(brandNames())('%s', (brand) => {
  let project: Project
  let compiled: CompiledFiles

  beforeAll(async () => {
    project = await projectOf(brand)
    compiled = await compile(project.path)
  })

  it('is this program but for its deployment, its pictures, and what its deployment enables', () => {
    const paths = [...new Set([...Object.keys(compiled), ...Object.keys(plain)])]
    const changed = paths
      // Packed from npm, which is no brand's; the packer puts the time into it.
      .filter((path) => !/\.map$|^@babel\/|^miniprogram_npm\/|^deployment\.js$/.test(path))
      .filter((path) => compiled[path] !== plain[path] && !PICTURE.test(path))
    expect(changed.filter((path) => path in compiled && path in plain)).toEqual([])
    expect(changed.filter((path) => !OPTIONAL.includes(path))).toEqual([])
    expect(OPTIONAL.filter((path) => path in compiled)).toEqual(ENABLES[brand])
    expect(compiled['deployment.js']).not.toBe(plain['deployment.js'])
  })

  it('is within the budgets', () => {
    const { lines, withinBudget } = sizeReport(compiled)
    expect(withinBudget ? [] : lines).toEqual([])
  })

  it('has no error that the doctor finds, and nothing to say of its colours', () => {
    const findings = validateDeployment(project.deployment, 'develop')
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    const colors = findings.filter(({ id }) => id.startsWith('brand.colors'))
    const { tenants } = project.deployment.environments.develop
    expect(colors.map(({ level }) => level)).toEqual(tenants.flatMap(() => ['ok', 'ok']))
  })

  it('can be read and tapped, whoever looks', async () => {
    const gallery = await Gallery.open(project)
    const exhibits = project.deployment.environments.develop.tenants.flatMap((tenant) =>
      exhibit(tenant.id, Object.keys(states), { tenant }),
    )
    try {
      for (const { width = 0, height = 0, ...look } of LOOKS) {
        const page = await gallery.phone({ width, height, ...look })
        expect(await auditAll(page, exhibits)).toEqual([])
        for (const { name, brand: tenant, data } of exhibits.filter(isFirstLanguage)) {
          await gallery.show(page, data)
          const found = await gallery.violations(page)
          expect({ name, tenant, found }).toEqual({ name, tenant, found: [] })
        }
      }
    } finally {
      await gallery.close()
    }
  })
})

/** Colours and sizes of tap targets differ by language in nothing. */
function isFirstLanguage({ name }: { readonly name: string }): boolean {
  return name.endsWith(' zh-CN')
}

describe('on the stage', () => {
  let stage: Stage
  let browser: Browser

  const open = async (brand: string) => {
    const project = await projectOf(brand)
    const ports = { workbench: 0, simulator: 0, backend: 0 }
    ;[stage, browser] = await Promise.all([
      startStage(project, { headless: false, ports }),
      openBrowser(),
    ])
  }
  const close = () => Promise.all([browser.close(), stage.close()])
  const app = (at: 0 | 1 = 0) => newcomer(browser, stage.apps[at]?.url ?? '')
  const title = (miniProgram: Frame) => miniProgram.textContent('#title')

  describe('civic-bank', () => {
    beforeAll(() => open('civic-bank'))
    afterAll(close)

    it('shows what was published once it was here before', async () => {
      await fetch(`${stage.genauthUrl}/standin/settings`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ publicConfig: { name: '枫叶银行' } }),
      })
      const page = await browser.newPage()
      const fetched = page.waitForResponse((response) =>
        Boolean(response.request().postData()?.includes('/public-config')),
      )
      await page.goto(stage.devtools.url)
      await page.waitForSelector('#title')
      const first = await page.textContent('wx-page')
      await fetched
      const { userPoolId } = stage.apps[0].pool
      await page.evaluate((path) => {
        const referrerInfo = { appId: 'wx1234567890abcdef' }
        return window.simulator.launch({ scene: 1069, referrerInfo, path })
      }, `/routes/explore?userPoolId=${userPoolId}&getPhone=1`)
      await page.locator('#login').waitFor()
      expect([first, await title(page.mainFrame())]).toEqual([
        expect.stringContaining('城市公民储蓄银行'),
        '枫叶银行',
      ])
    })

    it('shows the second tenant to those whom its app sends', async () => {
      const shown: unknown[] = []
      const { status, user } = await logIn(await app(1), async (phase, miniProgram) => {
        if (phase !== 'ready') return
        const background = (element: Element) => getComputedStyle(element).backgroundColor
        const button = await miniProgram.locator('#login').evaluate(background)
        shown.push(await title(miniProgram), button)
      })
      expect([status, user?.phone]).toEqual(['signed_in', '13800138000'])
      expect(shown).toEqual(['城市公民储蓄银行企业版', 'rgb(122, 74, 0)'])
    })

    it('tells a relay’s tenant by the app, and hands out tokens where an app asks by its id; its terms are read inside', async () => {
      const miniProgram = await browser.newPage()
      await miniProgram.goto(stage.devtools.url)
      await miniProgram.waitForSelector('#title')
      const enter = (appId: string, path?: string) =>
        miniProgram.evaluate(
          ([from, given]) =>
            window.simulator.launch({
              ...{ scene: 1069, referrerInfo: { appId: from } },
              ...(given && { path: given }),
            }),
          [appId, path] as const,
        )
      await enter('wxfedcba0987654321')
      await miniProgram.getByText('城市公民储蓄银行企业版', { exact: true }).waitFor()
      await miniProgram.getByText('《企业客户协议》').click()
      await miniProgram.getByText('手机号只用于确认操作员的身份').waitFor()
      await enter('wx1234567890abcdef', '/routes/explore?appId=630ed3137dd6f2fd7001da24&getPhone=0')
      await miniProgram.locator('#agree').click()
      await miniProgram.locator('#login').click()
      const given = await miniProgram.locator('#return').getAttribute('app-parameter')
      expect(JSON.parse(given ?? '')).toMatchObject({
        statusCode: 200,
        data: { token_type: 'bearer' },
      })
    })
  })

  describe('night-ferry', () => {
    beforeAll(() => open('night-ferry'))
    afterAll(close)

    it('logs in, in words of its own', async () => {
      const titles: Record<string, string | null> = {}
      const { status, user } = await logIn(await app(), async (phase, miniProgram) => {
        titles[phase] = await title(miniProgram)
      })
      expect([status, user?.phone]).toEqual(['signed_in', '13800138000'])
      expect(titles).toMatchObject({ ready: '夜航书店', 'signed-in': '欢迎登船' })
    })

    it('asks for consent to news in a row that nobody has to tick', async () => {
      const { miniProgram } = await launch(await app())
      await miniProgram.locator('#agree').click()
      await miniProgram.locator('#phone').waitFor()
      const news = miniProgram.getByRole('checkbox', {
        name: '（可选）我已阅读并同意《新书短信与邮件》',
      })
      expect(await news.getAttribute('aria-checked')).toBe('false')
    })

    it('shows its documents inside', async () => {
      const page = await app()
      await page.route('https://night-ferry.example/**', (route) =>
        route.fulfill({ body: 'Terms' }),
      )
      const { miniProgram } = await launch(page)
      const shown = page.waitForEvent('framenavigated', (frame) => frame.url().includes('example'))
      await miniProgram.getByText('《乘客须知》').click()
      expect((await shown).url()).toBe('https://night-ferry.example/zh-cn/terms')
    })
  })
})
