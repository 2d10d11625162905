/** The elements of WXML that the simulator has, those that the mini program uses; `page` is the root of each page. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  'page',
  'page-meta',
  'view',
  'text',
  'image',
  'button',
  'web-view',
])
