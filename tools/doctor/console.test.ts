import { declarationsOf, domainsOf } from './console'
import { applicationId, deploymentOf, tenantOf } from './sample-deployment'

it('lists what the mini program asks and opens in trial and release, once each', () => {
  const host = 'https://console.acorn.cn'
  const tenants = [
    tenantOf({ businessDomains: ['https://www.acorn.cn'] }),
    tenantOf({ publicConfig: { appId: applicationId, host } }),
    tenantOf({ publicConfig: { appId: applicationId }, businessDomains: ['https://www.acorn.cn'] }),
  ]
  const { environments, ...rest } = deploymentOf(tenants)
  const trial = { host: 'https://trial.acorn.cn', tenants: [] }
  const deployment = { ...rest, environments: { ...environments, trial } }
  expect(domainsOf(deployment)).toEqual({
    request: ['https://trial.acorn.cn', 'https://login.acorn.cn', host],
    business: ['https://www.acorn.cn'],
  })
})

describe('the privacy declaration', () => {
  const files = {
    'routes/explore.wxml': '<button open-type="getPhoneNumber|agreePrivacyAuthorization"/>',
    'routes/explore.js': 'wx.setClipboardData({data:url})',
    'routes/explore.js.map': 'wx.chooseLocation()',
    'app.js': 'getEnterOptionsSync()',
  }

  it('has what the package calls, and nothing else', () => {
    const deployment = deploymentOf()
    expect(declarationsOf(files, deployment)).toEqual([
      { item: '收集你的手机号', calls: ['getPhoneNumber'], use: 'to log in by ticket' },
      {
        item: '读取你的剪切板',
        calls: ['setClipboardData'],
        use: 'to copy the link of a document: https://acorn.cn/terms',
      },
    ])
    expect(declarationsOf({ 'app.js': 'wx.login()' }, deployment)).toEqual([])
  })

  it('tells apart the documents that a page shows', () => {
    const deployment = deploymentOf([tenantOf({ businessDomains: ['https://acorn.cn'] })])
    expect(declarationsOf(files, deployment)[1]).toMatchObject({
      use: 'to copy the link of a document whose page does not open',
    })
  })
})
