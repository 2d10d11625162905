#!/usr/bin/env -S npx tsx
import { join } from 'node:path'
import { type CommandLine, run } from '../../tools/command/command'
import { projectOf } from '../../tools/compile/project'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { startStage } from '../../tools/workbench/stage'
import type { LocaleName } from '../../miniprogram/locales/index'
import { Gallery } from './gallery'
import { recordShow } from './record-show'
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

/** "Show me" of the workbench, in the language of each README. */
async function drawShow(): Promise<void> {
  const [stage, browser] = await Promise.all([
    startStage(await projectOf(), {
      headless: false,
      ports: { workbench: 0, simulator: 0, backend: 0 },
    }),
    openBrowser(),
  ])
  try {
    for (const [locale, name] of [
      ['en-US', 'show-me.webp'],
      ['zh-CN', 'show-me.zh-CN.webp'],
    ] as const) {
      const page = await browser.newPage({ locale })
      await page.goto(stage.apps[0].url)
      await recordShow(page, join(OUT, name))
    }
  } finally {
    await Promise.all([browser.close(), stage.close()])
  }
}

export const command: CommandLine<object> = {
  name: 'npm run pictures',
  about: 'Draws the pictures of the README again, and records "Show me" of the workbench.',
  async act() {
    await drawShow()
    await drawStrip()
  },
}

run(command, __filename)
