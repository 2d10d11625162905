import type { Answers, Contract } from './answers'
import { colorsFrom } from './colors'

/** Where the logo of a self-hoster is: a folder that no update from upstream touches. */
export const LOGO = '/brand/logo'
const SAMPLE_LOGO = '/branding/logo.png'

/** `miniprogram/deployment.ts` for the answers. `extension`: of the logo, with its dot. */
export function sourceOf(answers: Answers, extension = '.png'): string {
  const { brand, appId, contracts, host, apps, agreements } = answers
  const { light, dark } = colorsFrom(brand.color)
  const names = [
    `'zh-CN': ${quoted(brand.name)}`,
    brand.englishName && `en: ${quoted(brand.englishName)}`,
  ]
  const imports = contracts
    .map(({ name }) => `import { ${name} } from './contracts/${name}'`)
    .sort()
  return `${imports.join('\n')}
import type { Deployment, Tenant } from './deployment-fields'

/** Yours: \`npm run init\` wrote it, and no update changes it. deployment-fields.ts explains each field. */
const brand: Tenant = {
  // The phone stores under it what a person agreed to: never change it.
  id: ${quoted(idFrom(brand.englishName))},
  contracts: [${contracts.map(contractSource).join(', ')}],
  launchingAppIds: [${apps.map(quoted).join(', ')}],
  brand: {
    name: { ${names.filter(Boolean).join(', ')} },
    logo: ${quoted(brand.logo === undefined ? SAMPLE_LOGO : LOGO + extension)},
    colors: {
      light: { primary: ${quoted(light.primary)}, onPrimary: ${quoted(light.onPrimary)} },
      dark: { primary: ${quoted(dark.primary)}, onPrimary: ${quoted(dark.onPrimary)} },
    },
  },
  agreements: [${agreements
    .map(
      ({ title, url }, index) => `
    {
      id: ${quoted(`document-${index + 1}`)},
      // A new version asks everybody again.
      version: '1',
      required: true,
      title: { 'zh-CN': ${quoted(title)} },
      url: { 'zh-CN': ${quoted(url)} },
    },`,
    )
    .join('')}
  ],
}

export const deployment: Deployment = {
  appId: ${quoted(appId)},
  environments: {
    // The mock backend on this computer: npm start.
    develop: { host: 'http://127.0.0.1:9430', tenants: [brand] },
    trial: { host: ${quoted(host)}, tenants: [brand] },
    release: { host: ${quoted(host)}, tenants: [brand] },
  },
  timeout: 10_000,
}
`
}

function contractSource(contract: Contract): string {
  switch (contract.name) {
    case 'relay':
      return 'relay()'
    case 'ticket':
      return `ticket({ userPoolIds: [${quoted(contract.userPoolId)}], path: '/oauth/app2wxapp/ticket/{userPoolId}', lifetime: 120 })`
    case 'signin':
      return (
        `signin({ appIds: [${quoted(contract.applicationId)}], extIdpConnIdentifier: ${quoted(contract.connection)}, ` +
        `scope: 'openid profile', headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' } })`
      )
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}'`
}

/** Lowercase letters, digits and `-`. */
function idFrom(name = ''): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return id || 'own'
}

/** project.config.json for the answers: the AppID, and launches for DevTools that the deployment serves. */
export function configFor({ appId, contracts }: Answers, config: string): string {
  const [first] = contracts
  const named = first && launchOf(first)
  return config
    .replace(/("appid": ")[^"]*"/, (_, start: string) => `${start}${appId}"`)
    .replace(
      /("query": ")(?:(?:userPoolId|appId)=[^&"]*&)?(getPhone=)/g,
      (_, start: string, rest: string) => start + (named ? `${named}&` : '') + rest,
    )
}

function launchOf(contract: Contract): string {
  switch (contract.name) {
    case 'relay':
      return ''
    case 'ticket':
      return `userPoolId=${contract.userPoolId}`
    case 'signin':
      return `appId=${contract.applicationId}`
  }
}
