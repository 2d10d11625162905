import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { barColors, brandOf, brandStyle, PRIVACY_GUIDE } from '../../../miniprogram/branding/brand'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { locales } from '../../../miniprogram/locales/index'
import { tenant } from '../session/bench'

const guide = {
  id: PRIVACY_GUIDE,
  version: '',
  required: true,
  documents: [{ title: locales.en.form.privacyGuide, url: PRIVACY_GUIDE }],
}

describe('brandOf', () => {
  it('speaks the language, and Chinese where the brand has no word in it', () => {
    const names = (['en', 'ja'] as const).map((locale) => brandOf(tenant, undefined, locale).name)
    expect(names).toEqual(['Maple', '枫叶'])
  })

  it("asks for what is required together with WeChat's privacy guide", () => {
    const { consentRows } = brandOf(tenant, undefined, 'en')
    const terms = { title: 'Terms', url: 'https://example.com/terms' }
    expect(consentRows).toEqual([
      [{ id: 'terms', version: '1', required: true, documents: [terms] }, guide],
    ])
  })

  it('asks for each that is not required by itself', () => {
    const optional = tenant.agreements.map((one) => ({ ...one, required: false }))
    const agreements = [...optional, ...optional.map((one) => ({ ...one, id: 'news' }))]
    const { consentRows } = brandOf({ ...tenant, agreements }, undefined, 'en')
    expect(consentRows.map((row) => row.map(({ id }) => id))).toEqual([
      [PRIVACY_GUIDE],
      ['terms'],
      ['news'],
    ])
  })

  it('has the address of a document in the language', () => {
    const url = { 'zh-CN': 'https://example.com/zh', en: 'https://example.com/en' }
    const agreements = tenant.agreements.map((one) => ({ ...one, url }))
    const urls = (['en', 'zh-TW'] as const).map((locale) => {
      const [[first] = []] = brandOf({ ...tenant, agreements }, undefined, locale).consentRows
      return first?.documents[0]?.url
    })
    expect(urls).toEqual(['https://example.com/en', 'https://example.com/zh'])
  })

  it('has the text of a document, the contact and the address where an account is deleted, if there are any', () => {
    const agreements = tenant.agreements.map((one) => ({ ...one, text: { 'zh-CN': '全文' } }))
    const contact = { 'zh-CN': '电话', en: 'Phone' }
    const deletionUrl = { 'zh-CN': 'https://example.com/bye' }
    const full = { ...tenant, brand: { ...tenant.brand, contact, deletionUrl }, agreements }
    expect(
      [full, tenant].map((own) => {
        const brand = brandOf(own, undefined, 'en')
        return [brand.consentRows[0]?.[0]?.documents[0]?.text, brand.contact, brand.deletionUrl]
      }),
    ).toEqual([
      ['全文', 'Phone', 'https://example.com/bye'],
      [undefined, '', ''],
    ])
  })

  it('tells the style sheet how many rows there are', () => {
    expect(brandOf(tenant, undefined, 'en').style).toContain('--rows:1;')
  })

  it('replaces words by those of the brand, in their language alone', () => {
    const branded: Tenant = {
      ...tenant,
      brand: { ...tenant.brand, texts: { en: { login: 'Go' } } },
    }
    expect(brandOf(branded, undefined, 'en').texts).toEqual({ ...locales.en, login: 'Go' })
    expect(brandOf(branded, undefined, 'ja').texts).toEqual(locales.ja)
  })

  it('shows what was published in place of its own', () => {
    const documents = [{ title: 'Rules', url: 'https://a.example/rules' }]
    const rules = { id: '7', version: 'v', required: true, documents }
    const published = { name: 'Oak', logo: 'https://a.example/logo.png', agreements: [rules] }
    expect(brandOf(tenant, published, 'en')).toMatchObject({
      name: 'Oak',
      logo: 'https://a.example/logo.png',
      consentRows: [[rules, guide]],
    })
  })
})

describe('brandStyle', () => {
  const dark = { primary: '#f0957f', onPrimary: '#2b0d06' }

  it('hands both modes to the style sheet', () => {
    const style = brandStyle({
      colors: { light: { primary: '#a8321a', onPrimary: '#ffffff' }, dark },
    })
    expect(style).toContain('--light-primary:#a8321a;--light-on-primary:#ffffff;')
    expect(style).toContain('--dark-primary:#f0957f;--dark-on-primary:#2b0d06;')
  })

  it('presses a button away from its text: darker under light text, lighter under dark', () => {
    const style = brandStyle({
      colors: { light: { primary: '#808080', onPrimary: '#ffffff' }, dark },
    })
    expect(style).toContain('--light-pressed:rgb(108,108,108);')
    expect(style).toContain('--dark-pressed:rgb(242,166,147);')
  })

  it('tints what is no button by the same colour', () => {
    expect(brandStyle({ colors: { light: dark, dark } })).toContain(
      '--light-tint:rgba(240,149,127,0.1);',
    )
  })
})

describe('surfaces', () => {
  const light = { background: '#14122b', sheet: '#211d4e', text: '#f2f0ff' }
  const night = { ...tenant.brand, surfaces: { light } }

  it('make all that stands on them', () => {
    const style = brandStyle(night)
    expect(style).toContain('--light-surface:#14122b;--light-sheet:#211d4e;--light-text:#f2f0ff;')
    // 28 % of the background in the text, and a tenth of the text.
    expect(style).toContain(
      '--light-text-quiet:rgb(180,178,196);--light-fill:rgba(242,240,255,0.1);',
    )
    expect(style).not.toContain('--dark-surface')
  })

  it.each([
    ['night', light],
    ['day', { ...light, background: '#f0f4f8' }],
  ])('choose the colours of success and error of the %s', (time, surfaces) => {
    const style = brandStyle({ ...night, surfaces: { light: surfaces } })
    const names = ['success', 'error', 'error-tint']
    const chosen = names.map((name) => `--light-${name}:var(--${name}-by-${time});`)
    expect(style).toContain(chosen.join(''))
  })

  it('colour the bar, whose signs are light on dark', () => {
    expect(barColors(night, 'light')).toEqual({ front: '#ffffff', background: '#14122b' })
    expect(barColors(tenant.brand, 'light').front).toBe('#000000')
  })

  it.each(['light', 'dark'] as const)(
    'are those of the style sheet if a brand sets none: %s',
    (mode) => {
      const file = (path: string) =>
        readFileSync(join(__dirname, '../../../miniprogram', path), 'utf8')
      const { background } = barColors(tenant.brand, mode)
      const theme = JSON.parse(file('theme.json')) as Record<string, object>
      expect(file('styles/tokens.wxss')).toContain(
        `--surface: var(--${mode}-surface, ${background})`,
      )
      expect(file('app.wxss').split('@media')[mode === 'light' ? 0 : 1]).toContain(background)
      expect(theme[mode]).toMatchObject({ navigationBackground: background, background })
    },
  )
})
