import type { AppConfig } from '../../program'
import { make, makeButton } from './make'

/** The program's tab bar, as words alone; undefined if it has none, or brings its own. */
export function tabBarOf(
  { tabBar }: AppConfig,
  open: (path: string) => void,
): HTMLElement | undefined {
  if (!tabBar?.list || tabBar.custom) return undefined
  const buttons = tabBar.list.map(({ pagePath, text = pagePath }) => {
    const button = makeButton('wechat-tab', text, () => open(pagePath))
    button.dataset['path'] = pagePath.replace(/^\//, '')
    return button
  })
  return make('nav', 'wechat-tabs', ...buttons)
}

/** Marks the page that is on screen; over any other page there is no tab bar. */
export function showInTabBar(tabBar: HTMLElement | undefined, path: string): void {
  if (!tabBar) return
  const buttons = [...tabBar.querySelectorAll<HTMLElement>('button')]
  for (const button of buttons) {
    button.toggleAttribute('aria-current', button.dataset['path'] === path)
  }
  tabBar.hidden = !buttons.some(({ dataset }) => dataset['path'] === path)
}
