/** Properties by their names in JavaScript, each with what it is by default. */
export type Properties = Readonly<Record<string, unknown>>

/**
 * Tags that only group and style, with their properties. All defaults here and in the components are those of base
 * library 2.30.3.
 */
export const PLAIN: Readonly<Record<string, Properties>> = {
  page: {},
  view: { hoverClass: '', hoverStopPropagation: false, hoverStartTime: 50, hoverStayTime: 400 },
  text: { selectable: false, userSelect: false, space: '', decode: false },
  span: {},
}

export const PLAIN_STYLE = `
:where(wx-page *) { margin: 0 }
wx-view { display: block }
wx-view[hidden] { display: none }
wx-text { cursor: text; white-space: pre-line }
wx-text[space] { white-space: pre-wrap }
wx-text[selectable], wx-text[user-select] { cursor: auto; user-select: text }
`

/** Tags with a behaviour of their own, see define.ts. */
export const DRAWN = [
  ...['button', 'checkbox', 'checkbox-group', 'cover-image', 'cover-view', 'form', 'icon', 'image'],
  ...['input', 'keyboard-accessory', 'label', 'match-media', 'navigation-bar', 'navigator'],
  ...['page-container', 'page-meta', 'picker', 'radio', 'radio-group', 'rich-text', 'root-portal'],
  ...['scroll-view', 'switch', 'textarea', 'web-view'],
]

/**
 * Tags of WeChat that the simulator leaves to DevTools: each is a box with its name, see absent.ts.
 * https://developers.weixin.qq.com/miniprogram/dev/component/
 */
export const ABSENT = [
  ...['ad', 'ad-custom', 'audio', 'camera', 'canvas', 'channel-live', 'channel-video'],
  ...['double-tap-gesture-handler', 'draggable-sheet', 'editor', 'editor-portal'],
  ...['force-press-gesture-handler', 'functional-page-navigator', 'grid-builder', 'grid-view'],
  ...['horizontal-drag-gesture-handler', 'list-builder', 'list-view', 'live-player', 'live-pusher'],
  ...['long-press-gesture-handler', 'map', 'movable-area', 'movable-view', 'nested-scroll-body'],
  ...['nested-scroll-header', 'official-account', 'official-account-publish', 'open-container'],
  ...['open-data', 'pan-gesture-handler', 'picker-view', 'picker-view-column', 'progress'],
  ...['scale-gesture-handler', 'selection', 'share-element', 'slider', 'snapshot', 'sticky-header'],
  ...['sticky-section', 'store-coupon', 'store-gift', 'store-home', 'store-product', 'swiper'],
  ...['swiper-item', 'tap-gesture-handler', 'vertical-drag-gesture-handler', 'video', 'voip-room'],
]

/** Tags of WXML that WeChat brings along. */
export const BUILT_IN: ReadonlySet<string> = new Set([...Object.keys(PLAIN), ...DRAWN, ...ABSENT])

/** `open-type` for `openType`. */
export function dashCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `openType` for `open-type`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
