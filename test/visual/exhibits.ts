import type { PageData } from '../../miniprogram/session/page-data'
import { longNames, lostLogos } from './brands'
import { dataOf, localeNames, type Shown, states } from '../../tools/workbench/screens/states'

/** A state of the page in one language and for one brand. */
export interface Exhibit {
  /** `state language` */
  readonly name: string
  /** Empty for the brand of deployment.ts. */
  readonly brand: string
  readonly data: PageData
}

const STATES = Object.keys(states)

/** Every screen in every language. */
export const plain: readonly Exhibit[] = exhibit('', STATES)

/** In Chinese, whose texts are the shortest, and in English, whose are the longest. */
export const some: readonly Exhibit[] = plain.filter(({ name }) => /\b(zh-CN|en)$/.test(name))

/** The same for brands with a long name. */
export const long: readonly Exhibit[] = ofBrands(longNames, STATES)

const WITH_LOGO = ['ready', 'consent', 'not-from-app', 'success']

/** The screens with a logo, without it and with one on a card. */
export const bare: readonly Exhibit[] = [
  ...ofBrands(lostLogos, WITH_LOGO),
  ...(['card wide', 'card'] as const).flatMap((logoCard) =>
    exhibit(logoCard, WITH_LOGO).map(({ data, ...rest }) => ({
      ...{ ...rest, data: { ...data, logoCard } },
    })),
  ),
]

function ofBrands(brands: Readonly<Record<string, Shown>>, names: readonly string[]): Exhibit[] {
  return Object.entries(brands).flatMap(([brand, shown]) => exhibit(brand, names, shown))
}

/** Some screens in every language, of the brand in deployment.ts unless another one is shown. */
export function exhibit(brand: string, names: readonly string[], shown?: Shown): Exhibit[] {
  return names.flatMap((state) =>
    localeNames.map((locale) => ({
      ...{ name: `${state} ${locale}`, brand, data: dataOf(state, locale, shown) },
    })),
  )
}
