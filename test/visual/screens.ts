#!/usr/bin/env -S npx tsx
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { contactSheet, type Picture } from './contact-sheet'
import { type CommandLine, run } from '../../tools/command/command'
import { type BrandOptions, brandOption } from '../../tools/compile/brand'
import { type Project, projectOf } from '../../tools/compile/project'
import { Gallery } from './gallery'
import { type TextSize, textSizeNames, textSizes, themes, upright } from './phones'
import { dataOf, localeNames, type Shown, states } from '../../tools/workbench/screens/states'

interface Series {
  readonly shown: Shown
  readonly out: string
  readonly theme: (typeof themes)[number]
  readonly size: TextSize
}

/** Draws every screen of the login page as people see it, for each tenant; how many. */
async function drawScreens(project: Project, out: string): Promise<number> {
  await rm(out, { recursive: true, force: true })
  const gallery = await Gallery.open(project)
  const { tenants } = project.deployment.environments.develop
  try {
    let count = 0
    for (const tenant of tenants) {
      const folder = tenants.length > 1 ? join(out, tenant.id) : out
      count += await drawTenant(gallery, { tenant }, folder)
    }
    return count
  } finally {
    await gallery.close()
  }
}

/** And one sheet of pictures for each screen. */
async function drawTenant(gallery: Gallery, shown: Shown, out: string): Promise<number> {
  await Promise.all(
    Object.keys(states).map((state) => mkdir(join(out, state), { recursive: true })),
  )
  const series = themes.flatMap((theme) =>
    textSizeNames.map((size) => ({ shown, out, theme, size })),
  )
  const pictures = (await Promise.all(series.map((one) => drawSeries(gallery, one)))).flat()
  await drawSheets(gallery, out, pictures)
  return pictures.length
}

/** One tab for a theme and a text size: what changes within it needs no new page. */
async function drawSeries(gallery: Gallery, series: Series): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const phone of upright) {
    const { shown, theme, size } = series
    const page = await gallery.phone({ ...phone, theme, fontSizeSetting: textSizes[size] })
    const session = await page.context().newCDPSession(page)
    for (const state of Object.keys(states)) {
      for (const locale of localeNames) {
        const file = `${locale}-${theme}-${phone.width}-${size}.png`
        await gallery.show(page, dataOf(state, locale, shown))
        await writeFile(join(series.out, state, file), await shot(session))
        pictures.push({ state, file, ...phone })
      }
    }
    await page.context().close()
  }
  return pictures
}

/** Playwright's own screenshot takes three times as long: it prepares for what does not occur here. */
async function shot(session: CDPSession): Promise<Buffer> {
  const options = { format: 'png', optimizeForSpeed: true } as const
  const { data } = await session.send('Page.captureScreenshot', options)
  return Buffer.from(data, 'base64')
}

async function drawSheets(gallery: Gallery, out: string, pictures: Picture[]): Promise<void> {
  const draw = async (page: Page, names: readonly string[]): Promise<void> => {
    for (const state of names) {
      const folder = join(out, state)
      const html = join(folder, 'index.html')
      await writeFile(html, contactSheet(state, pictures))
      await page.goto(`file://${html}`)
      await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true })
    }
  }
  const names = Object.keys(states)
  const half = Math.ceil(names.length / 2)
  const pages = await Promise.all([gallery.blank(), gallery.blank()])
  await Promise.all(pages.map((page, at) => draw(page, names.slice(at * half, (at + 1) * half))))
}

export const command: CommandLine<BrandOptions> = {
  name: 'npm run screens --',
  about: 'Draws every screen of the login page in every language, theme and text size.',
  declare: brandOption,
  async act({ brand }) {
    const project = await projectOf(brand)
    const out = join(project.path, 'build/screens')
    const start = performance.now()
    const count = await drawScreens(project, out)
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`${count} pictures, and a sheet for each screen, in ${out}, ${seconds} s`)
  },
}

run(command, __filename)
