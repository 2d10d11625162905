#!/usr/bin/env -S npx tsx
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Option } from 'commander'
import type { CDPSession, Page } from 'playwright-core'
import type { LocaleName } from '../../miniprogram/locales/index'
import { contactSheet, type Picture } from './contact-sheet'
import { type CommandLine, run } from '../../tools/command/command'
import { type BrandOptions, brandOption } from '../../tools/compile/brand'
import { type Project, projectOf } from '../../tools/compile/project'
import { Gallery } from './gallery'
import { sideways, type TextSize, textSizeNames, textSizes, themes, upright } from './phones'
import { dataOf, localeNames, type Shown, states } from '../../tools/workbench/screens/states'

interface Options extends BrandOptions {
  readonly only?: string
  readonly locale?: LocaleName
}

interface Selection {
  readonly names: readonly string[]
  readonly languages: readonly LocaleName[]
}

interface Series extends Selection {
  readonly shown: Shown
  readonly out: string
  readonly theme: (typeof themes)[number]
  readonly size: TextSize
}

/** Draws every screen of the login page as people see it, for each tenant; how many. */
async function drawScreens(project: Project, out: string, selection: Selection): Promise<number> {
  const gallery = await Gallery.open(project)
  const { tenants } = project.deployment.environments.develop
  try {
    let count = 0
    for (const tenant of tenants) {
      const folder = tenants.length > 1 ? join(out, tenant.id) : out
      count += await drawTenant(gallery, { ...selection, shown: { tenant } }, folder)
    }
    return count
  } finally {
    await gallery.close()
  }
}

/** And one sheet of pictures for each screen. */
async function drawTenant(
  gallery: Gallery,
  selection: Selection & { readonly shown: Shown },
  out: string,
): Promise<number> {
  const { names } = selection
  await Promise.all(names.map((state) => mkdir(join(out, state), { recursive: true })))
  const series = themes.flatMap((theme) =>
    textSizeNames.map((size) => ({ ...selection, out, theme, size })),
  )
  const pictures = (await Promise.all(series.map((one) => drawSeries(gallery, one)))).flat()
  await drawSheets(gallery, out, { names, pictures })
  return pictures.length
}

/** One tab for a theme and a text size: what changes within it needs no new page. */
async function drawSeries(gallery: Gallery, series: Series): Promise<Picture[]> {
  const pictures: Picture[] = []
  const { shown, theme, size, names, languages } = series
  for (const phone of [...upright, ...sideways]) {
    const page = await gallery.phone({ ...phone, theme, fontSizeSetting: textSizes[size] })
    const session = await page.context().newCDPSession(page)
    for (const state of names) {
      for (const locale of languages) {
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

async function drawSheets(
  gallery: Gallery,
  out: string,
  { names, pictures }: { readonly names: readonly string[]; readonly pictures: Picture[] },
): Promise<void> {
  const draw = async (page: Page, some: readonly string[]): Promise<void> => {
    for (const state of some) {
      const folder = join(out, state)
      const html = join(folder, 'index.html')
      await writeFile(html, contactSheet(state, pictures))
      await page.goto(`file://${html}`)
      await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true })
    }
  }
  const half = Math.ceil(names.length / 2)
  const pages = await Promise.all([gallery.blank(), gallery.blank()])
  await Promise.all(pages.map((page, at) => draw(page, names.slice(at * half, (at + 1) * half))))
}

export const command: CommandLine<Options> = {
  name: 'npm run screens --',
  about: 'Draws the screens of the login page in every language, theme and text size.',
  declare(command) {
    brandOption(command)
    command
      .addOption(new Option('--only <screen>', 'one of them').choices(Object.keys(states)))
      .addOption(new Option('--locale <name>', 'in one language').choices(localeNames))
  },
  async act({ brand, only, locale }) {
    const project = await projectOf(brand)
    const out = join(project.path, 'build/screens')
    const start = performance.now()
    await rm(only ? join(out, only) : out, { recursive: true, force: true })
    const count = await drawScreens(project, out, {
      names: only ? [only] : Object.keys(states),
      languages: locale ? [locale] : localeNames,
    })
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`${count} pictures, and a sheet for each screen, in ${out}, ${seconds} s`)
  },
}

run(command, __filename)
