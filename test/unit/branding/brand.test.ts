import { brandStyle } from '../../../miniprogram/branding/brand'

describe('brandStyle', () => {
  it('hands both pairs of colours to the style sheet', () => {
    const light = { primary: '#a8321a', onPrimary: '#ffffff' }
    const dark = { primary: '#f0957f', onPrimary: '#2b0d06' }
    expect(brandStyle({ light, dark })).toBe(
      '--light-primary:#a8321a;--light-on-primary:#ffffff;--dark-primary:#f0957f;--dark-on-primary:#2b0d06',
    )
  })
})
