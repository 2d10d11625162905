import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { madeUpKey, temporaryFolder } from './stage'
import { explain } from './wechat-ci'

const keyFile = madeUpKey(temporaryFolder())

describe('what miniprogram-ci throws', () => {
  it('is about the allow list when WeChat names an address', () => {
    // As people quote it; no document of WeChat's has it.
    const said = '{"errCode":-10008,"errMsg":"invalid ip: 192.0.2.1, reference: https://…"}'
    expect(explain(new Error(said))).toMatch(/IP allow list .* It said: .*192\.0\.2\.1/)
  })

  it.each(['getaddrinfo ENOTFOUND servicewechat.com', 'connect ETIMEDOUT 192.0.2.1:443'])(
    'is about the network when it is %j',
    (said) => {
      expect(explain(new Error(said))).toMatch(/servicewechat\.com\) was not reached/)
      expect(explain(new Error(said))).toContain(said)
    },
  )

  it('is passed on as it is when it is anything else, even no Error', () => {
    expect(explain(new Error('app.json: no pages'))).toBe(
      'miniprogram-ci failed: app.json: no pages',
    )
    expect(explain('download failed')).toBe('miniprogram-ci failed: download failed')
  })
})

describe('the official miniprogram-ci', () => {
  let asked: string[]
  let proxy: Server

  // A way out of this machine that leads nowhere, and knows where one wanted to go.
  beforeAll(async () => {
    asked = []
    proxy = createServer().on('connect', ({ url }, socket) => {
      asked.push(url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => void proxy.close())

  it('takes the project and the key, and gets as far as WeChat’s server', async () => {
    const { port } = proxy.address() as AddressInfo
    const run = promisify(execFile)(
      process.execPath,
      ['--require', 'tsx/cjs', join(__dirname, 'upload-of-nobody.ts')],
      {
        env: {
          ...process.env,
          WECHAT_UPLOAD_KEY: keyFile,
          WECHAT_PROXY: `http://127.0.0.1:${port}`,
        },
      },
    )
    const { stderr } = await run.catch((error: { stderr: string }) => error)
    expect(stderr).toContain('WeChat’s server (servicewechat.com) was not reached')
    expect(stderr).not.toContain('Refused')
    expect(new Set(asked)).toEqual(new Set(['servicewechat.com:443']))
  })

  it('is not blamed for what is refused before it runs', async () => {
    const tsx = join(__dirname, '../../node_modules/tsx/dist/cli.mjs')
    const upload = [join(__dirname, 'upload-cli.ts'), '--version', '1.0.0', '--desc', 'x']
    const env = { ...process.env, WECHAT_UPLOAD_KEY: '' }
    const run = promisify(execFile)(process.execPath, [tsx, ...upload], { env })
    const { stderr } = await run.catch((error: { stderr: string }) => error)
    expect(stderr).toMatch(/^Refused, nothing was sent/m)
  })
})
