#!/usr/bin/env -S npx tsx
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { contactSheet, type Picture } from './contact-sheet'
import { Gallery } from './gallery'
import { type TextSize, textSizeNames, textSizes, themes, upright } from './phones'
import { dataOf, localeNames, states } from './states'

const PROJECT = join(__dirname, '../..')

interface Series {
  readonly out: string
  readonly theme: (typeof themes)[number]
  readonly size: TextSize
}

/** Draws every screen of the login page as people see it, and one sheet of pictures for each screen. */
async function drawScreens(projectPath: string, out: string): Promise<number> {
  await rm(out, { recursive: true, force: true })
  await Promise.all(
    Object.keys(states).map((state) => mkdir(join(out, state), { recursive: true })),
  )
  const gallery = await Gallery.open(projectPath)
  try {
    const series = themes.flatMap((theme) => textSizeNames.map((size) => ({ out, theme, size })))
    const pictures = (await Promise.all(series.map((one) => drawSeries(gallery, one)))).flat()
    await drawSheets(gallery, out, pictures)
    return pictures.length
  } finally {
    await gallery.close()
  }
}

/** One tab for a theme and a text size: what changes within it needs no new page. */
async function drawSeries(gallery: Gallery, series: Series): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const phone of upright) {
    const { theme, size } = series
    const page = await gallery.phone({ ...phone, theme, fontSizeSetting: textSizes[size] })
    const session = await page.context().newCDPSession(page)
    for (const state of Object.keys(states)) {
      for (const locale of localeNames) {
        const file = `${locale}-${theme}-${phone.width}-${size}.png`
        await gallery.show(page, dataOf(state, locale))
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

async function main(): Promise<void> {
  const out = join(PROJECT, 'build/screens')
  const start = performance.now()
  const count = await drawScreens(PROJECT, out)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(`${count} pictures and ${Object.keys(states).length} sheets in ${out}, ${seconds} s`)
}

void main()
