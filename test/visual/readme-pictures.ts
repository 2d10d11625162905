#!/usr/bin/env -S npx tsx
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type CommandLine, run } from '../../tools/command/command'
import { projectOf } from '../../tools/compile/project'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { logIn } from '../../tools/workbench/person'
import { startStage } from '../../tools/workbench/stage'
import type { LocaleName } from '../../miniprogram/locales/index'
import { Gallery } from './gallery'
import { dataOf } from '../../tools/workbench/screens/states'

const OUT = join(__dirname, '../../docs/images')

/** Dots per CSS px. */
const SCALE = 2

const PHONE = { width: 375, height: 812, safeArea: { bottom: 34 } }

/** From left to right. */
const STRIP: readonly (readonly [
  brand: string | undefined,
  state: string,
  locale: LocaleName,
  theme: 'light' | 'dark',
])[] = [
  [undefined, 'ready', 'zh-CN', 'light'],
  [undefined, 'consent', 'zh-CN', 'light'],
  [undefined, 'success', 'en', 'dark'],
  ['night-ferry', 'ready', 'en', 'light'],
  ['civic-bank', 'failed-network_unreachable', 'zh-CN', 'light'],
]

async function drawStrip(): Promise<void> {
  const pictures: string[] = []
  for (const [brand, state, locale, theme] of STRIP) {
    const project = await projectOf(brand)
    const [tenant] = project.deployment.environments.develop.tenants
    const gallery = await Gallery.open(project)
    const page = await gallery.phone({ ...PHONE, theme })
    const { width, height } = PHONE
    const session = await page.context().newCDPSession(page)
    const metrics = { width, height, deviceScaleFactor: SCALE, mobile: false }
    await session.send('Emulation.setDeviceMetricsOverride', metrics)
    await gallery.show(page, dataOf(state, locale, { tenant }))
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    pictures.push(`<img src="data:image/png;base64,${data}">`)
    await gallery.close()
  }
  const browser = await openBrowser()
  const page = await browser.newPage({
    viewport: { width: 1240, height: 496 },
    deviceScaleFactor: SCALE,
  })
  await page.setContent(`<style>
    body { display: flex; justify-content: space-between; margin: 0; padding: 20px; background: #ece6df }
    img { width: 224px; border-radius: 26px; box-shadow: 0 0 0 4px #1d1815, 0 12px 28px -8px rgba(60, 40, 25, .4) }
  </style>${pictures.join('')}`)
  await page.screenshot({ path: join(OUT, 'screens.png'), fullPage: true })
  await browser.close()
}

/** The app and the mini program side by side, both lit. */
async function drawLogin(): Promise<void> {
  const [stage, browser] = await Promise.all([
    startStage(await projectOf(), { headless: false }),
    openBrowser(),
  ])
  const picture = async (page: Page, name: string) => {
    await page.addStyleTag({
      content: '.phone.phone { opacity: 1 !important; transition: none !important }',
    })
    await page.screenshot({ path: join(OUT, `${name}.png`) })
  }
  try {
    const page = await browser.newPage({
      ...{
        viewport: { width: 1280, height: 860 },
        deviceScaleFactor: SCALE,
        reducedMotion: 'reduce',
      },
    })
    await page.goto(stage.apps[0].url)
    await logIn(page, async (phase) => {
      if (phase === 'ready') await picture(page, 'login')
      if (phase === 'app') await picture(page, 'app')
    })
  } finally {
    await Promise.all([browser.close(), stage.close()])
  }
}

export const command: CommandLine<object> = {
  name: 'npm run pictures',
  about: 'Draws the pictures of the README again, two dots per CSS px.',
  async act() {
    await drawLogin()
    await drawStrip()
  },
}

run(command, __filename)
