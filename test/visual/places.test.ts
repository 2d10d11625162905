import type { Page } from 'playwright-core'
import { resize } from '../../tools/standins/devtools/server/phone'
import { plain } from './exhibits'
import { deployment } from '../../miniprogram/deployment'
import { Gallery } from './gallery'
import { auditAll } from './look-through'
import { type Screen, sideways, type TextSize, textSizeNames, textSizes, upright } from './phones'
import { dataOf, states } from '../../tools/workbench/screens/states'

/** A fold that is open, and a tablet held upright, beside what the other tests look at. */
const OTHERS = [
  { width: 600, height: 700 },
  { width: 768, height: 1024 },
]

const [narrow, common] = upright

const SCREENS: Readonly<Record<TextSize, readonly Screen[]>> = {
  normal: [...upright, ...sideways, ...OTHERS],
  largest: [narrow, ...sideways],
}

/** The longest texts and the shortest. */
const LANGUAGES = ['ja', 'zh-CN'] as const

/** What nobody sees as a movement, in CSS px. */
const STILL = 2

interface Place {
  readonly name: string
  /** Upper edges. */
  readonly picture: number
  readonly title: number
  /** Of the primary button; absent if there is none. */
  readonly button: number | undefined
  /** How much of the half-screen's buttons is below the screen. */
  readonly below: number
  /** Does what is said leave the button where it is? */
  readonly fits: boolean
}

let gallery: Gallery

beforeAll(async () => {
  gallery = await Gallery.open()
})

afterAll(() => gallery.close())

async function placesOn(page: Page): Promise<readonly Place[]> {
  const exhibits = LANGUAGES.flatMap((locale) =>
    Object.keys(states).map((state) => ({
      name: `${state} ${locale}`,
      data: dataOf(state, locale),
    })),
  )
  return page.evaluate(
    (all) =>
      all.map(({ name, data }) => {
        const shown = window.visual.show(data)
        const top = (selector: string) => shown.querySelector(selector)?.getBoundingClientRect().top
        const headline = shown.querySelector<HTMLElement>('.headline')
        const own = headline ? getComputedStyle(headline).minHeight : ''
        const last = headline?.lastElementChild?.getBoundingClientRect().bottom ?? 0
        // On a phone held sideways nothing that is said is above the button.
        const isBeside = own === '0px'
        const end = (headline?.getBoundingClientRect().top ?? 0) + parseFloat(own)
        const sheet = shown.querySelector('.sheet .actions')?.getBoundingClientRect()
        return {
          below: Math.max(0, (sheet?.bottom ?? 0) - innerHeight),
          ...{ name, picture: top('.picture') ?? 0, title: top('#title') ?? 0 },
          ...{ button: top('.deck .primary, .deck #retry'), fits: last <= end || isBeside },
        }
      }),
    exhibits,
  )
}

/** Those that are not where most are. */
function moved(places: readonly Place[], part: 'picture' | 'title' | 'button'): string[] {
  const tops = places.flatMap(({ [part]: top }) => (top === undefined ? [] : [top]))
  const [usual = 0] = [...tops].sort((one, other) => one - other).slice(tops.length >> 1)
  return places.flatMap(({ name, [part]: top }) =>
    top !== undefined && Math.abs(top - usual) > STILL
      ? [`${name}: ${part} at ${top}, not ${usual}`]
      : [],
  )
}

describe.each(textSizeNames)('%s text', (size) => {
  let page: Page

  beforeAll(async () => {
    page = await gallery.phone({ ...common, fontSizeSetting: textSizes[size] })
  })

  afterAll(() => page.context().close())

  it.each(SCREENS[size])(
    'picture, title and button stand where they stood: $width × $height',
    async (screen) => {
      await resize(page, screen)
      const places = await placesOn(page)
      expect(places.filter(({ below }) => below > 0)).toEqual([])
      expect([...moved(places, 'picture'), ...moved(places, 'title')]).toEqual([])
      expect(
        moved(
          places.filter(({ fits }) => fits),
          'button',
        ),
      ).toEqual([])
      // On a phone of today nothing but the longest words of a backend moves the button, or more to agree to than a line.
      const tight = places.filter(
        ({ name, button, fits }) =>
          button !== undefined && !fits && !name.startsWith('failed-with-reason'),
      )
      const [{ agreements }] = deployment.environments.develop.tenants
      if (size === 'normal' && screen.width >= 375 && agreements.length === 1)
        expect(tight).toEqual([])
    },
  )
})

it.each(textSizeNames)(
  'an old web view draws what can be read and tapped: %s text',
  async (size) => {
    const phone = { ...narrow, fontSizeSetting: textSizes[size], oldStyles: true }
    const page = await gallery.phone(phone)
    const found = await auditAll(page, plain)
    await page.context().close()
    expect(found).toEqual([])
  },
)
