import { locales } from '../../../miniprogram/locales/index'
import type { Brand } from '../deployment'
import { tenantOf } from '../sample-deployment'
import { faultsOfTenant } from './faults'

const { brand } = tenantOf()
const at = 'environments.release.tenants[0].brand'

const faults = (changes: Partial<Brand>) => faultsOfTenant({ brand: { ...brand, ...changes } })
const named = (en: string) => faults({ name: { ...brand.name, en } })
const said = (texts: Record<string, string>) => faults({ texts: { en: texts } })

describe('the name', () => {
  it('may have 40 characters, however they are encoded', () => {
    expect(named('🌰'.repeat(40))).toEqual([])
    expect(named('🌰'.repeat(41)).join()).toContain('is 41 characters long, more than 40')
  })

  it('falls back to simplified Chinese', () => {
    expect(named(' ')).toEqual([
      `warning brand.name: ${at}.name: has no en; people who read it see zh-CN`,
    ])
    expect(faults({ name: { ...brand.name, 'zh-CN': '' } }).join()).toMatch(/^error .*is missing/)
  })

  it('should not be taken for WeChat’s', () => {
    expect(faults({ name: { ...brand.name, 'zh-CN': '微信橡果' } }).join()).toMatch(
      /^warning brand\.name: .*\.name\["zh-CN"\]: "微信橡果" names WeChat/,
    )
  })
})

describe('a text of the brand’s own', () => {
  it('replaces one that is shipped', () => {
    expect(said({ purpose: 'Tell {app} your phone number' })).toEqual([])
  })

  it.each([
    ['purpose', 'Log in', 'does not keep the placeholders: {app}'],
    ['login', 'Log in to {app}', 'does not keep the placeholders: there are none'],
    ['login', 'Log in with WeChat', 'names WeChat before the phone button (review rule 5.14.4)'],
    ['login', '微信登录', 'names WeChat before the phone button (review rule 5.14.4)'],
    ['login', ' ', 'is empty'],
    ['login', 'x'.repeat(61), 'is 61 characters long, more than 60'],
    ['tryAgain', 'Hello', 'is no text that a brand may replace'],
  ])('cannot say as %s: %s', (key, text, why) => {
    expect(said({ [key]: text })).toEqual([
      `error brand.texts: ${at}.texts["en"].${key}: ${JSON.stringify(text)} ${why}`,
    ])
  })

  it('may name WeChat where no phone button follows', () => {
    expect(said({ signedInHint: 'WeChat takes you back to {app}' })).toEqual([])
  })

  it('is in a language that the mini program speaks', () => {
    const texts = { fr: { login: 'Connexion' } } as Brand['texts'] & object
    expect(faults({ texts })).toEqual([
      `error brand.texts: ${at}.texts["fr"]: is no language of this mini program`,
    ])
  })

  it('fits where the longest text of today fits', () => {
    expect(locales.en.purpose.length).toBeLessThanOrEqual(60)
  })
})
