import type { Page } from 'playwright-core'
import { resize } from '../../tools/standins/devtools/server/phone'
import type { Finding } from './browser/finding'
import { bare, type Exhibit, long, plain, some } from './exhibits'
import type { Gallery } from './gallery'
import { type Screen, sideways, type TextSize, textSizeNames, textSizes, upright } from './phones'
import { everywhere } from './everywhere'

/** Other fonts are wider than the ones of this machine: letters that are this many em wider must fit too. */
const WIDER = 0.06

interface Found extends Finding {
  readonly name: string
  readonly brand: string
}

/** What was found, by `state language`; then by what it is, with every place where it is so. */
type Findings = Map<string, Map<string, string[]>>

/** How a phone is looked at, and what is shown on it then. */
interface Look {
  readonly phone: Screen
  readonly exhibits: readonly Exhibit[]
  readonly theme?: 'dark'
  readonly wide?: true
}

const [narrowest, common, widest] = upright
const [onItsSide, tablet] = sideways

const [usual, others] = everywhere ? [plain, long] : [some, []]

/** What fits with the largest text fits with a smaller one; what fits the narrowest phone with wider letters fits others. */
const LOOKS: Readonly<Record<TextSize, readonly Look[]>> = {
  largest: [
    { phone: narrowest, exhibits: [...plain, ...others, ...bare], wide: true },
    { phone: onItsSide, exhibits: usual, wide: true },
    { phone: widest, exhibits: everywhere ? plain : [] },
  ],
  // Signs are small here, and so looked at. Colours are the same on every phone.
  normal: [
    { phone: common, exhibits: [...usual, ...bare] },
    { phone: common, exhibits: usual, theme: 'dark' },
    { phone: tablet, exhibits: everywhere ? plain : [] },
  ],
}

/**
 * Audits every screen in every language where it is hardest to show.
 * @returns a line for each finding, by `state language`
 */
export async function lookThrough(gallery: Gallery): Promise<(name: string) => string[]> {
  const findings: Findings = new Map()
  const looking = textSizeNames.map(async (size) => {
    const fontSizeSetting = textSizes[size]
    const page = await gallery.phone({ ...common, fontSizeSetting })
    await page.addStyleTag({ content: `.wide wx-page * { letter-spacing: ${WIDER}em !important }` })
    for (const look of LOOKS[size]) await lookAt(look, size, page, findings)
  })
  await Promise.all(looking)
  return (name) =>
    [...(findings.get(name) ?? [])].map(([what, [first, ...more]]) =>
      more.length > 0 ? `${what} (${first} and ${more.length} more)` : `${what} (${first})`,
    )
}

async function lookAt(look: Look, size: TextSize, page: Page, findings: Findings): Promise<void> {
  const { phone, exhibits, theme = 'light', wide = false } = look
  await resize(page, phone)
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate((on) => document.documentElement.classList.toggle('wide', on), wide)
  const place = `${phone.width} × ${phone.height}, ${size} text, ${theme}${wide ? ', wider letters' : ''}`
  for (const found of await auditAll(page, exhibits)) note(findings, found, place)
}

/** All in one go: the page changes within the call, so that what is measured is never half changed. */
export function auditAll(page: Page, exhibits: readonly Exhibit[]): Promise<Found[]> {
  return page.evaluate(
    (all) =>
      all.flatMap(({ name, brand, data }) =>
        window.visual.audit(window.visual.show(data)).map((found) => ({ name, brand, ...found })),
      ),
    exhibits,
  )
}

function note(findings: Findings, found: Found, place: string): void {
  const { name, brand, rule, element, figure } = found
  const ofName = findings.get(name) ?? new Map<string, string[]>()
  findings.set(name, ofName)
  const what = `${rule}: ${element}: ${figure}`
  ofName.set(what, [...(ofName.get(what) ?? []), brand ? `${place}, ${brand}` : place])
}
