import WebP from 'node-webpmux'
import type { Page } from 'playwright-core'

/** Of the page, in CSS px. */
const SIZE = { width: 1280, height: 720 }
/** Dots per CSS px: twice as many as a README's column is wide. */
const SCALE = 1.5
/** Header and list stay as they are in the first picture: the others begin right of and below them. */
const CHANGING = { x: 228, y: 48 }

/** How often it is looked at, in milliseconds. */
const EVERY = 220
/** How long the last picture stays. */
const LAST = 5_000
/** Of WebP, 0 to 100. */
const QUALITY = 32

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
  const whole = { x: 0, y: 0, ...SIZE, scale: SCALE }
  const part = { x, y, width: SIZE.width - x, height: SIZE.height - y, scale: SCALE }
  const shoot = async (clip: typeof part): Promise<Buffer> => {
    const { data } = await session.send('Page.captureScreenshot', { ...format, clip })
    return Buffer.from(data, 'base64')
  }
  const shots: Shot[] = []
  await page.click('#show-me')
  await page.waitForSelector('.caption.showing')
  const first = await shoot(whole)
  const started = Date.now()
  const isShowing = () => page.locator('.caption.showing').isVisible()
  while (await isShowing()) {
    const at = Date.now()
    const buffer = await shoot(part)
    // What looks the same is one picture that stays longer.
    if (!shots.at(-1)?.buffer.equals(buffer)) shots.push({ buffer, at })
    await new Promise((next) => setTimeout(next, Math.max(0, at + EVERY - Date.now())))
  }
  const frames = shots.map(({ buffer, at }, index) => {
    const next = shots[index + 1]
    return WebP.Image.generateFrame({
      buffer,
      x: (x * SCALE) / 2,
      y: (y * SCALE) / 2,
      delay: next ? next.at - at : LAST,
    })
  })
  const delay = (shots[0]?.at ?? started) - started
  frames.unshift(WebP.Image.generateFrame({ buffer: first, x: 0, y: 0, delay }))
  const [width, height] = [SIZE.width * SCALE, SIZE.height * SCALE]
  await WebP.Image.save(file, { width, height, loops: 0, frames: await Promise.all(frames) })
}
