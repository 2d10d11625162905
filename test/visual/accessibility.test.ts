import type { Page } from 'playwright-core'
import { type Spoken, spoken } from './accessibility-tree'
import { Gallery } from './gallery'
import { dataOf, distinct } from '../../tools/workbench/screens/states'

let gallery: Gallery
let page: Page

beforeAll(async () => {
  gallery = await Gallery.open()
  page = await gallery.phone({ width: 375, height: 812 })
})

beforeEach(() => gallery.launchFromApp(page, { phone: true }))
afterAll(() => gallery.close())

/** What it changes is on screen then. */
async function tap(selector: string): Promise<void> {
  await page.click(selector)
  await page.evaluate(() => window.simulator.draw())
}

const text = async (selector: string) => (await page.innerText(selector)).trim()

async function all(role: string): Promise<Spoken[]> {
  return (await spoken(page)).filter((one) => one.role === role)
}

async function names(role: string): Promise<string[]> {
  return (await all(role)).map(({ name }) => name)
}

/** The roles of all that can be tapped now, in the order in which they are read. */
async function reached(): Promise<string[]> {
  const usable = (await spoken(page)).filter(({ states }) => !states['disabled'])
  const roles = usable.map(({ role }) => role)
  return roles.filter((role) => /^(button|checkbox|link)$/.test(role))
}

/** The roles of all that the Tab key reaches on the page in one whole round, sorted: a round begins anywhere. */
async function tabbed(): Promise<string[]> {
  const roles: string[] = []
  await page.evaluate(() => {
    for (const reached of document.querySelectorAll('[data-tabbed]'))
      reached.removeAttribute('data-tabbed')
  })
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const role = await page.evaluate(() => {
      const { activeElement } = document
      if (!activeElement || activeElement === document.body) return ''
      if (activeElement.hasAttribute('data-tabbed')) return undefined
      activeElement.setAttribute('data-tabbed', '')
      return activeElement.closest('wx-page') ? (activeElement.getAttribute('role') ?? '') : ''
    })
    if (role === undefined) break
    if (role) roles.push(role)
  }
  return roles.sort()
}

/** Everything that is said within elements of a role. */
async function saidIn(role: string): Promise<string> {
  const nodes = (await spoken(page)).filter(({ within }) => within.includes(role))
  return nodes.map(({ name }) => name).join(' ')
}

async function pictures(): Promise<Spoken[]> {
  return (await spoken(page)).filter(({ role }) => /^ima?ge?$/.test(role))
}

/** From the app without a phone number: the tap alone signs in, and WeChat never answers. */
async function signIn(): Promise<void> {
  await gallery.launchFromApp(page, { phone: false })
  await page.evaluate(() => {
    window.simulator.wx['login'] = () => undefined
  })
  await tap('#agree')
  await tap('#login')
  await page.waitForFunction(
    () => window.simulator.pages()[0]?.instance.data['phase'] === 'signing_in',
  )
}

describe('the form', () => {
  it('has one heading, its title', async () => {
    expect(await names('heading')).toEqual([await text('#title')])
  })

  it('has buttons to log in and not to, named as they read', async () => {
    expect(await names('button')).toEqual([await text('#login'), await text('#not-now')])
  })

  it('gives whatever can be tapped a name, and the documents are links', async () => {
    const roles = ['button', 'checkbox', 'link']
    const tappable = (await spoken(page)).filter(({ role }) => roles.includes(role))
    expect([...new Set(tappable.map(({ role }) => role))].sort()).toEqual(roles)
    expect(tappable.filter(({ name }) => name.trim() === '')).toEqual([])
  })

  it('has checkboxes that name the documents that are agreed to', async () => {
    const agreeing = (await names('checkbox')).join()
    const documents = await names('link')
    expect(documents).not.toEqual([])
    expect(documents.filter((name) => !agreeing.includes(name))).toEqual([])
  })

  it('leads a switch and the Tab key to buttons, tick and documents', async () => {
    const roles = await reached()
    expect([...new Set(roles)]).toEqual(['button', 'checkbox', 'link'])
    expect(await tabbed()).toEqual(roles.sort())
  })

  it('leaves the logo unread', async () => {
    expect(await pictures()).toEqual([])
  })

  it.each([15, 17, 26])('has lines of links at least 24 px high: text of %i px', async (size) => {
    const phone = await gallery.phone({ width: 320, height: 568, fontSizeSetting: size })
    await gallery.show(phone, dataOf('ready', 'en'))
    const heights = await phone
      .locator('.sentence > .link')
      .evaluateAll((links) => links.map((link) => parseFloat(getComputedStyle(link).lineHeight)))
    await phone.context().close()
    expect(heights).not.toEqual([])
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24)
  })

  it.each(['a finger', 'Enter', 'Space'])(
    'says whether the person agreed, as %s ticks the row and unticks it',
    async (by) => {
      const toggle = () => (by === 'a finger' ? tap('#agree') : page.locator('#agree').press(by))
      for (const state of ['false', 'true', 'false']) {
        await page.waitForSelector(`#agree[aria-checked="${state}"]`)
        // The first row; a deployment may have others, for what nobody has to agree to.
        expect((await all('checkbox'))[0]?.states['checked']).toBe(state)
        await toggle()
      }
    },
  )
})

describe('a failure', () => {
  beforeEach(() => tap('#not-now'))

  it('is an alert that says what to do', async () => {
    expect(await saidIn('alert')).toContain(await text('#hint'))
  })

  it('is an alert that says what happened', async () => {
    expect(await saidIn('alert')).toContain(await text('#title'))
  })

  it('leaves the icon unread', async () => {
    expect(await pictures()).toEqual([])
  })
})

describe('signing in', () => {
  beforeEach(() => signIn())

  it('is said to be busy', async () => {
    expect((await spoken(page)).filter(({ states }) => states['busy'])).not.toEqual([])
  })

  it('disables the button, which says what goes on', async () => {
    const disabled = (await all('button')).filter(({ states }) => states['disabled'])
    expect(disabled.map(({ name }) => name)).toEqual([expect.stringMatching(/\S/)])
  })
})

it.each(distinct)('the Tab key reaches all that can be tapped: %s', async (state) => {
  await gallery.show(page, dataOf(state, 'zh-CN'))
  expect(await tabbed()).toEqual((await reached()).sort())
})

describe('the half-screen', () => {
  it('is a modal dialog with a name and its buttons', async () => {
    await tap('#login')
    await page.waitForSelector('#close-consent')
    expect(await all('dialog')).toEqual([
      expect.objectContaining({
        name: expect.stringMatching(/\S/),
        states: expect.objectContaining({ modal: true }),
      }),
    ])
    const inside = await saidIn('dialog')
    expect(inside).toContain(await text('#agree-and-phone'))
    expect(inside).toContain(await text('#close-consent'))
  })

  it('is all there is to read while it is open', async () => {
    await tap('#login')
    await page.waitForSelector('#close-consent')
    const outside = (await spoken(page)).filter(
      ({ role, name, within }) => name !== '' && ![role, ...within].includes('dialog'),
    )
    expect(outside.map(({ role, name }) => `${role} ${name}`)).toEqual([])
  })

  it('leads a switch and the Tab key to its documents and its buttons, and to nothing behind it', async () => {
    await tap('#login')
    await page.waitForSelector('#close-consent')
    const roles = await reached()
    expect([...new Set(roles)]).toEqual(['link', 'button'])
    expect(roles.filter((role) => role === 'button')).toHaveLength(2)
    expect(await tabbed()).toEqual(roles.sort())
  })

  it('gets the focus at its title, where a screen reader goes on', async () => {
    await tap('#login')
    await page.waitForSelector('#close-consent')
    expect(await text(':focus')).toBe(await text('.sheet .title'))
  })

  it('gives the page back when it is closed', async () => {
    const read = async () => (await spoken(page)).map(({ role, name }) => `${role} ${name}`)
    const before = await read()
    await tap('#login')
    await page.waitForSelector('#close-consent')
    expect(await read()).not.toEqual(before)
    await tap('#close-consent')
    await page.waitForSelector('#close-consent', { state: 'detached' })
    expect(await read()).toEqual(before)
  })
})
