export type ThemeListener = (change: { theme: 'light' | 'dark' }) => void

/** Of the browser, which is the phone here. */
const dark = window.matchMedia('(prefers-color-scheme: dark)')

export function currentTheme(): 'light' | 'dark' {
  return dark.matches ? 'dark' : 'light'
}

export function watchTheme(changed: ThemeListener): void {
  dark.addEventListener('change', () => changed({ theme: currentTheme() }))
}
