import type { Phone } from '../../tools/standins/devtools/server/phone'

export type Screen = Pick<Phone, 'width' | 'height' | 'safeArea'>

/** WeChat's standard text size and the largest one there is (Android's), in px. https://developers.weixin.qq.com/miniprogram/design/elderly.html */
export const textSizes = { normal: 17, largest: 26 } as const

export type TextSize = keyof typeof textSizes

export const textSizeNames = Object.keys(textSizes) as TextSize[]

export const themes = ['light', 'dark'] as const

const NOTCH = { safeArea: { bottom: 34 } }

/** Phones held upright: iPhone SE of 2016, iPhone X to 13 mini, iPhone Pro Max. */
export const upright: readonly [Screen, Screen, Screen] = [
  { width: 320, height: 568 },
  { width: 375, height: 812, ...NOTCH },
  { width: 430, height: 932, ...NOTCH },
]

/** Where a mini program is also seen: a phone held sideways, a tablet. */
export const sideways: readonly [Screen, Screen] = [
  { width: 812, height: 375, safeArea: { left: 44, right: 44, bottom: 21 } },
  { width: 1024, height: 768, safeArea: { bottom: 20 } },
]
