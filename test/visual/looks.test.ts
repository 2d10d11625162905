import type { Page } from 'playwright-core'
import { brandOf } from '../../miniprogram/branding/brand'
import { deployment } from '../../miniprogram/deployment'
import { plain } from './exhibits'
import { Gallery } from './gallery'
import { lookThrough } from './look-through'
import { textSizes, upright } from './phones'
import { localeNames, states } from '../../tools/workbench/screens/states'

let gallery: Gallery
let findings: (name: string) => string[]

beforeAll(async () => {
  gallery = await Gallery.open()
  findings = await lookThrough(gallery)
})

afterAll(() => gallery.close())

describe.each(Object.keys(states))('%s', (state) => {
  it.each(localeNames)('can be read and tapped everywhere in %s', (locale) => {
    expect(findings(`${state} ${locale}`)).toEqual([])
  })
})

describe('every state on one phone', () => {
  const datas = plain.map(({ data }) => data)
  let page: Page

  beforeAll(async () => {
    page = await gallery.phone({ width: 375, height: 812 })
  })

  it('shows its own buttons, whatever was shown before', async () => {
    const shown = await page.evaluate(
      (all) =>
        all.map((data) => {
          const buttons = window.visual.show(data).querySelectorAll('.screen wx-button')
          return [...buttons].map(({ id }) => id)
        }),
      datas,
    )
    const expected = datas.map((data) => {
      const { login, phase, agreed, phoneButton, retryLabel, returnLabel, account } = data
      if (typeof account === 'object')
        return account.rows.flatMap((row, number) =>
          row.agreed ? [`take-back${number || ''}`] : [],
        )
      if (!login) return [...(retryLabel ? ['retry'] : []), ...(returnLabel ? ['return'] : [])]
      if (phase === 'signing_in') return ['signing-in', 'not-now']
      return [agreed && phoneButton ? 'phone' : 'login', 'not-now']
    })
    expect(shown).toEqual(expected)
  })

  it('leaves no letters to the font of WeChat, which differs between phones', async () => {
    const families = await page.evaluate(
      (all) =>
        all.flatMap((data) =>
          [...window.visual.show(data).querySelectorAll('.page, .page wx-button')].map(
            (element) => getComputedStyle(element).fontFamily,
          ),
        ),
      datas,
    )
    expect([...new Set(families)]).toEqual(['system-ui, sans-serif'])
  })
})

it('shows a document that can be read in every language, be it its text or its address', async () => {
  const page = await gallery.phone({ ...upright[0], fontSizeSetting: textSizes.largest })
  const [tenant] = deployment.environments.develop.tenants
  const url = `https://example.com/${'terms/'.repeat(20)}`
  const documents = localeNames.flatMap((locale) => {
    const { style: brandStyle, texts } = brandOf(tenant, undefined, locale)
    const hints = Object.values(texts.failures).map(({ hint }) => hint)
    const { form, document } = texts
    const shown = { url, brandStyle, title: form.privacyGuide, texts: document }
    return [[], [hints.join(' '), url]].map((paragraphs) => {
      return { ...shown, paragraphs, note: document.notCopied }
    })
  })
  await page.locator('.cell').first().click()
  await page.locator('.reading').waitFor()
  const found = await page.evaluate(
    (all) =>
      all.flatMap((data) => {
        const [, shown] = window.simulator.pages()
        if (!shown) throw new Error('no document is open')
        shown.instance.setData(data)
        window.simulator.draw()
        return window.visual.audit(shown.element)
      }),
    documents,
  )
  await page.context().close()
  expect(found).toEqual([])
})
