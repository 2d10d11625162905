import type { Page } from 'playwright-core'
import { resize } from '../../tools/standins/devtools/server/phone'
import type { Finding } from './browser/finding'
import { bare, type Exhibit, long, plain } from './exhibits'
import type { Gallery } from './gallery'
import { sideways, type TextSize, textSizeNames, textSizes, upright } from './phones'

/** Other fonts are wider than the ones of this machine: letters that are this many em wider must fit too. */
const WIDER = 0.06

interface Found extends Finding {
  readonly name: string
  readonly brand: string
}

/** What was found, by `state language`; then by what it is, with every place where it is so. */
type Findings = Map<string, Map<string, string[]>>

/**
 * Audits every screen in every language on every phone, upright and sideways, with the standard and the largest text,
 * light and dark; on the narrowest with wider letters, and for brands that are hard to show.
 * @returns a line for each finding, by `state language`
 */
export async function lookThrough(gallery: Gallery): Promise<(name: string) => string[]> {
  const findings: Findings = new Map()
  const looking = textSizeNames.map(async (size) => {
    const page = await gallery.phone({ width: 375, height: 812, fontSizeSetting: textSizes[size] })
    await lookAt(size, page, findings)
  })
  await Promise.all(looking)
  return (name) =>
    [...(findings.get(name) ?? [])].map(([what, [first, ...others]]) =>
      others.length > 0 ? `${what} (${first} and ${others.length} more)` : `${what} (${first})`,
    )
}

/** How a phone is looked at, and what is shown on it then. */
const PASSES = [
  { how: 'light', theme: 'light', wide: false, exhibits: [...plain, ...bare] },
  { how: 'wider letters', theme: 'light', wide: true, exhibits: [...plain, ...long] },
  { how: 'dark', theme: 'dark', wide: false, exhibits: plain },
] as const

const NARROWEST: readonly (object | undefined)[] = [upright[0], sideways[0]]

async function lookAt(size: TextSize, page: Page, findings: Findings): Promise<void> {
  await page.addStyleTag({ content: `.wide wx-page * { letter-spacing: ${WIDER}em !important }` })
  for (const phone of [...upright, ...sideways]) {
    await resize(page, phone)
    for (const { how, theme, wide, exhibits } of PASSES) {
      // What fits the narrowest with wider letters fits the others.
      if (wide && !NARROWEST.includes(phone)) continue
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((on) => document.documentElement.classList.toggle('wide', on), wide)
      const place = `${phone.width} × ${phone.height}, ${size} text, ${how}`
      for (const found of await auditAll(page, exhibits)) note(findings, found, place)
    }
  }
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
