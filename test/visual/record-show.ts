import WebP from 'node-webpmux'
import type { Page } from 'playwright-core'

/** Of the picture, in CSS px, each of which is a dot. */
const SIZE = { width: 1280, height: 720 }
/** Header, toolbar and list stay as they are in the first picture: the others begin right of and below them. */
const CHANGING = { x: 228, y: 92 }

/** How often it is looked at, in milliseconds. */
const EVERY = 220
/** How long the last picture stays. */
const LAST = 5_000
/** Of WebP, 0 to 100. */
const QUALITY = 42

interface Shot {
  readonly buffer: Buffer
  readonly at: number
}

/** "Show me" of the workbench, from its first caption to its last, as an animated WebP. */
export async function recordShow(page: Page, file: string): Promise<void> {
  await page.setViewportSize(SIZE)
  const session = await page.context().newCDPSession(page)
  const format = { format: 'webp', quality: QUALITY } as const
  const { x, y } = CHANGING
  const part = { width: SIZE.width - x, height: SIZE.height - y, scale: 1 }
  const shots: Shot[] = []
  await page.click('#show-me')
  await page.waitForSelector('.caption.showing')
  const first = await session.send('Page.captureScreenshot', format)
  const started = Date.now()
  const isShowing = () => page.locator('.caption.showing').isVisible()
  while (await isShowing()) {
    const at = Date.now()
    const { data } = await session.send('Page.captureScreenshot', {
      ...format,
      clip: { x, y, ...part },
    })
    const buffer = Buffer.from(data, 'base64')
    // What looks the same is one picture that stays longer.
    if (!shots.at(-1)?.buffer.equals(buffer)) shots.push({ buffer, at })
    await new Promise((next) => setTimeout(next, Math.max(0, at + EVERY - Date.now())))
  }
  const frames = shots.map(({ buffer, at }, index) => {
    const next = shots[index + 1]
    return WebP.Image.generateFrame({
      buffer,
      x: x / 2,
      y: y / 2,
      delay: next ? next.at - at : LAST,
    })
  })
  const whole = Buffer.from(first.data, 'base64')
  const delay = (shots[0]?.at ?? started) - started
  frames.unshift(WebP.Image.generateFrame({ buffer: whole, x: 0, y: 0, delay }))
  await WebP.Image.save(file, { ...SIZE, loops: 0, frames: await Promise.all(frames) })
}
