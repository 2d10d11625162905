import type { BrandSettings } from '../deployment-fields'

/** The brand's colours as CSS variables for the page; styles/tokens.wxss picks light or dark. */
export function brandStyle({ light, dark }: BrandSettings['colors']): string {
  return [
    `--light-primary:${light.primary}`,
    `--light-on-primary:${light.onPrimary}`,
    `--dark-primary:${dark.primary}`,
    `--dark-on-primary:${dark.onPrimary}`,
  ].join(';')
}
