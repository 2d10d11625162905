import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tenant } from '../../miniprogram/deployment-fields'
import { appIdRefusals, keyRefusals, relayRefusals, treeRefusals } from './refusals'
import { APP_ID, DEPLOYMENT, madeUpKey, temporaryFolder } from './stage'

const folder = temporaryFolder()
const WHERE =
  /mp\.weixin\.qq\.com → 管理 .* → 开发管理 .* → 开发设置 .* → 小程序代码上传 .*IP allow list/

it('lets a mini program out under its own AppID only', () => {
  expect(appIdRefusals(APP_ID, APP_ID)).toEqual([])
  expect(appIdRefusals(APP_ID, 'wxfedcba9876543210').join()).toMatch(
    /project\.config\.json is for wx0123456789abcdef.*deployment\.ts for "wxfedcba9876543210"/,
  )
})

it.each(['touristappid', '', 'wx123', 'WX0123456789ABCDEF', `${APP_ID}0`])(
  'takes %j for a placeholder, even where the deployment has the same',
  (appId) => {
    expect(appIdRefusals(appId, appId).join()).toMatch(/is a placeholder\. Put yours there/)
  },
)

describe('relay', () => {
  const { environments } = DEPLOYMENT
  const [tenant] = environments.release.tenants
  const refusals = (changed: Partial<Tenant>, environment: keyof typeof environments) => {
    const tenants = [{ ...tenant, launchingAppIds: [], ...changed }] as const
    const one = { ...environments[environment], tenants }
    return relayRefusals({ environments: { ...environments, [environment]: one } })
  }

  it.each(['trial', 'release'] as const)('does not go out for %s open to any app', (name) => {
    expect(refusals({}, name)).toEqual([
      expect.stringContaining(`"${tenant.id}" of ${name} has relay and no launchingAppIds`),
    ])
  })

  it('may be open on the developer’s machine, and go out for listed apps, or where there is none', () => {
    expect(refusals({}, 'develop')).toEqual([])
    expect(refusals({ launchingAppIds: ['wx1'] }, 'release')).toEqual([])
    // Having no ids makes none: being the fallback does.
    const contracts = tenant.contracts.map((one) => ({ ...one, ids: [], fallback: false }))
    expect(refusals({ contracts }, 'release')).toEqual([])
    const named = tenant.contracts.map((one) => ({ ...one, ids: ['1'], fallback: true }))
    expect(refusals({ contracts: named }, 'release')).not.toEqual([])
  })
})

it('lets a clean tree of a git checkout out, and names what makes another one dirty', () => {
  expect(treeRefusals({ commit: 'abc', changes: [] })).toEqual([])
  expect(treeRefusals({ commit: 'abc', changes: [' M app.ts', '?? new.ts'] })).toEqual([
    'The git tree is not clean. Commit, stash or ignore:\n     M app.ts\n    ?? new.ts',
  ])
  expect(treeRefusals(undefined).join()).toMatch(/no git checkout/)
})

it('takes a private key, but not that of another mini program', () => {
  expect(keyRefusals(madeUpKey(folder), APP_ID)).toEqual([])
  expect(keyRefusals(madeUpKey(folder, 'any-name'), APP_ID)).toEqual([])
  const other = madeUpKey(folder, 'private.wxfedcba9876543210.key')
  expect(keyRefusals(other, APP_ID).join()).toContain('is the key of wxfedcba9876543210')
})

it.each([
  [undefined, 'WECHAT_UPLOAD_KEY is not set'],
  ['gone', 'cannot be read (ENOENT).'],
  ['', 'cannot be read (EISDIR).'],
  ['text', 'is no private key.'],
])('says what is wrong with a key at %j, and where one is to be had', (name, problem) => {
  writeFileSync(join(folder, 'text'), 'no key')
  const [reason] = keyRefusals(name === undefined ? name : join(folder, name), APP_ID)
  expect(reason).toContain(problem)
  expect(reason).toMatch(WHERE)
})

it('never repeats the key of somebody who set it in place of its path', () => {
  const pem = readFileSync(madeUpKey(folder), 'utf8')
  const body = pem.replace(/-----.*-----|\s/g, '')
  for (const value of [pem, pem.replaceAll('\n', ' '), `"${pem}"`, body, `/tmp/${pem}`]) {
    const [reason = ''] = keyRefusals(value, APP_ID)
    expect(reason).toMatch(/^WECHAT_UPLOAD_KEY must be the path of the key's file/)
    expect(reason).not.toContain(body.slice(40, 60))
  }
})
