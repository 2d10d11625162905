import { readPublicConfig } from '../../miniprogram/branding/public-config'
import { type Genauth, startGenauth } from '../standins/genauth/start'

/** What the mini program makes of what the backend publishes, over HTTP. */
let genauth: Genauth

beforeAll(async () => {
  genauth = await startGenauth({ port: 0 })
})
afterAll(() => genauth.close())

async function brandOf(appId: string) {
  const answer = await fetch(`${genauth.url}/api/v2/applications/${appId}/public-config`)
  return readPublicConfig(await answer.json())
}

it('Both tenants have a name, a logo, and three agreements in each language', async () => {
  for (const tenant of [genauth.tenant, genauth.otherTenant]) {
    const { name, logo, agreements = [] } = (await brandOf(tenant.appId)) ?? {}
    expect(name).toBe(tenant.appName)
    expect(logo).toBe(`${genauth.url}/user-contents/photos/${tenant.identifier}.png`)
    const languages = ['zh-CN', 'en-US', 'zh-TW', 'ja-JP']
    const required = languages.map((language) =>
      agreements.filter(({ lang }) => lang === language).map((each) => each.required),
    )
    expect(required).toEqual(languages.map(() => [true, true, false]))
  }
})

it('Each document has its title and its address', async () => {
  const brand = await brandOf(genauth.tenant.appId)
  const english = brand?.agreements?.filter(({ lang }) => lang === 'en-US') ?? []
  const url = (name: string) => `https://maple-coffee.example/${name}?lang=en-US&from=login`
  expect(english.map(({ documents }) => documents)).toEqual([
    [
      { title: 'Terms of Service', url: url('terms') },
      { title: 'Privacy Policy', url: url('privacy') },
    ],
    [{ title: 'Membership Rules', url: url('membership') }],
    [{ title: 'Send me offers by SMS' }],
  ])
})

it('An app that the backend does not know changes nothing', async () => {
  expect(await brandOf('other')).toBeUndefined()
})
