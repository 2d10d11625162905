import { contrast } from '../contrast'
import type { BrandColors } from '../../../miniprogram/deployment-fields'
import { tenantOf } from '../sample-deployment'
import { faultsOfTenant } from './faults'
import { validateDeployment } from '../validate-deployment'
import { deploymentOf } from '../sample-deployment'

const { brand } = tenantOf()
const at = 'environments.release.tenants[0].brand.colors'

const changed = (mode: 'light' | 'dark', colors: Partial<BrandColors>) =>
  tenantOf({
    brand: {
      ...brand,
      colors: { ...brand.colors, [mode]: { ...brand.colors[mode], ...colors } },
    },
  })
const faults = (mode: 'light' | 'dark', colors: Partial<BrandColors>) =>
  faultsOfTenant(changed(mode, colors))
const advice = (mode: 'light' | 'dark', colors: Partial<BrandColors>) =>
  validateDeployment(deploymentOf([changed(mode, colors)])).flatMap(({ fix }) => fix ?? [])

it.each(['#fff', 'red', '#12345g', '#1234567'])('does not take %s for a colour', (color) => {
  expect(faults('light', { onPrimary: color })).toEqual([
    `error brand.colors-light: ${at}.light.onPrimary: "${color}" is no colour`,
  ])
})

it('gives the figure for a button and for links that are hard to read', () => {
  expect(faults('light', { primary: '#07c160' })).toEqual([
    `warning brand.colors-light: ${at}.light.primary: "#07c160" has too little contrast: onPrimary #ffffff on it 2.38:1, onPrimary #ffffff on it while it is pressed 3.33:1, links in it on #ffffff 2.38:1; text needs 4.5:1`,
  ])
})

it('looks at links on page and half-screen', () => {
  expect(faults('dark', { primary: '#8a2a15', onPrimary: '#ffffff' })).toEqual([
    `warning brand.colors-dark: ${at}.dark.primary: "#8a2a15" has too little contrast: links in it on #191919 2.02:1, links in it on #242424 1.79:1; text needs 4.5:1`,
  ])
})

it('names a shade near by that passes', () => {
  const [fix = ''] = advice('light', { primary: '#07c160' })
  const [shade = ''] = /#[0-9a-f]{6}/.exec(fix) ?? []
  expect(contrast(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(shade, '#ffffff')).toBeLessThan(4.7)
})

it('says so where no shade passes, and which text would', () => {
  const [fix] = advice('dark', { primary: '#d0d0d0', onPrimary: '#ffffff' })
  expect(fix).toBe(
    'No shade of it passes with this onPrimary. Set onPrimary to #000000 and look again.',
  )
})
