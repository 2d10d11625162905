/** Tags of WXML that WeChat brings along; those without a class of their own only group and style. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  ...['page', 'view', 'text', 'image', 'button', 'checkbox', 'checkbox-group', 'label', 'form'],
  ...['navigator', 'icon', 'scroll-view', 'web-view', 'cover-view', 'cover-image', 'rich-text'],
  ...['page-meta', 'navigation-bar', 'root-portal'],
])
