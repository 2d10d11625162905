import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startGenauth } from '../../../genauth/start'
import { maple } from '../../../genauth/testbed'
import { documentedApi } from '../../build/bundle'
import { heard, open, page, program, screen } from '../driven'
import type { Simulator } from '../simulator'

/** In the browser page. */
declare const simulator: Simulator

const README = join(__dirname, '../../README.md')

/** What calls come to in base library 2.30.3. */
const NO_KEY = 'fail parameter error: parameter.key should be String instead of Undefined;'
const LIKE_WECHAT = {
  'wx.showToast(7)': 'showToast:ok',
  'wx.getSystemInfo(null)': 'getSystemInfo:ok',
  'wx.getSystemInfo({ success: 7 })': 'undefined',
  'wx.setStorage(null)': `setStorage:${NO_KEY}`,
  'wx.removeStorage([])': `removeStorage:${NO_KEY}`,
  "wx.navigateTo('/pages/form')": `navigateTo:${NO_KEY.replace('key', 'url')}`,
  'wx.uploadFile({ url: 1, fail: null })': 'undefined',
  "wx.setNavigationBarColor({ frontColor: '#FFFFFF', backgroundColor: 'red' })":
    'setNavigationBarColor:fail invalid frontColor "#FFFFFF"',
  'wx.setNavigationBarColor({ frontColor: 7 })':
    'setNavigationBarColor:fail parameter error: parameter.frontColor should be String instead of Number;parameter.backgroundColor should be String instead of Undefined;',
  'wx.setNavigationBarTitle()': `setNavigationBarTitle:${NO_KEY.replace('key', 'title')}`,
  'wx.setClipboardData({ data: null })': `setClipboardData:${NO_KEY.replace('key', 'data').replace('Undefined', 'Null')}`,
  'wx.request(null)': 'undefined',
  'wx.setStorageSync(7, 1)': 'undefined',
  'wx.getStorageSync(7)': 'undefined',
  "wx.getStorageSync('none')": '',
  'wx.canIUse(7)': 'APP-SERVICE-SDK:canIUse: schema should be a string',
  'wx.nextTick(7)': 'undefined',
  'wx.onAppShow(7)': 'undefined',
  'wx.createAnimation(null)': 'undefined',
  'typeof wx.version.version': 'string',
  "wx.base64ToArrayBuffer('?')": 'undefined',
  "wx.base64ToArrayBuffer('aG k=').byteLength": '2',
  'wx.createAnimation().step.call({ option: { transition: { delay: 7 } } }).export().actions[0].option.transition.delay':
    '7',
  'getCurrentPages()[0].setData(null)': 'undefined',
  'getCurrentPages()[0].getOpenerEventChannel().emit': 'undefined',
}

describe('wx', () => {
  beforeEach(() => open('/pages/parts'))

  it('scrolls the page, which hears of it, of its end and of being pulled', async () => {
    await open('/pages/long')
    await program.callWxMethod('pageScrollTo', { scrollTop: 100, duration: 0 })
    await page.waitFor(async () => (await page.data('scrolled')) === 100)
    await program.callWxMethod('pageScrollTo', { selector: '#end', duration: 0 })
    await page.waitFor(async () => ((await page.data('heard')) as string[]).length > 0)
    expect(await heard()).toEqual(['bottom'])
    const told: unknown[] = []
    program.on('exception', (thrown) => told.push(thrown))
    program.on('console', ({ args }: { args: unknown[] }) => told.push(...args))
    await program.callWxMethod('pageScrollTo', { selector: '#none' })
    await page.waitFor(async () => told.length > 0)
    expect(told).toEqual(['pageScrollTo: there is no #none'])
    await program.callWxMethod('startPullDownRefresh')
    await page.data()
    expect(await heard()).toEqual(['pulled'])
  })

  it('offers a choice', async () => {
    const chosen = program.callWxMethod('showActionSheet', {
      itemList: ['one', 'two'],
      alertText: 'Which?',
    })
    await screen().getByRole('button', { name: 'two' }).click()
    expect(await chosen).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
    const left = program.callWxMethod('showActionSheet', { itemList: ['one'] })
    await screen().getByRole('button', { name: '取消' }).click()
    await expect(left).rejects.toThrow('cancel')
    const many = program.callWxMethod('showActionSheet', { itemList: Array(7).fill('x') })
    await expect(many).rejects.toThrow('itemList should not be large than 6')
  })

  it('shows a toast or a loading, and either ends both', async () => {
    const shown = () => screen().getByRole('status').allInnerTexts()
    await program.callWxMethod('showLoading', { title: 'Wait' })
    await program.callWxMethod('showToast', { title: 'Done', duration: 9000 })
    expect(await shown()).toEqual(['Done'])
    await program.callWxMethod('hideLoading', { noConflict: true })
    expect(await shown()).toEqual(['Done'])
    await program.callWxMethod('hideLoading')
    expect(await shown()).toEqual([])
    await expect(program.callWxMethod('hideToast')).rejects.toThrow("toast can't be found")
  })

  it('asks the person once for what a program may do, which they can change', async () => {
    const scope = 'scope.userLocation'
    const setting = async () =>
      ((await program.callWxMethod('getSetting')) as { authSetting: object }).authSetting
    expect(await setting()).toEqual({})
    const asked = program.callWxMethod('authorize', { scope })
    await screen().getByRole('button', { name: '拒绝' }).click()
    await expect(asked).rejects.toThrow('auth deny')
    await expect(program.callWxMethod('authorize', { scope })).rejects.toThrow('auth deny')
    const changed = program.callWxMethod('openSetting')
    await screen().getByRole('switch', { name: '获取你的位置信息' }).click()
    await screen().getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    expect(await changed).toMatchObject({ authSetting: { [scope]: true } })
    expect(await program.callWxMethod('authorize', { scope })).toEqual({ errMsg: 'authorize:ok' })
    await expect(program.callWxMethod('authorize', { scope: 'x' })).rejects.toThrow('invalid scope')
  })

  it.each([
    [
      'getSystemInfoSync',
      ['SDKVersion', 'windowHeight', 'platform', 'locationEnabled', 'cameraAuthorized'],
    ],
    ['getSystemInfo', ['SDKVersion', 'windowHeight', 'platform']],
    ['getSystemInfoAsync', ['SDKVersion', 'windowHeight', 'platform']],
    ['getWindowInfo', ['windowHeight', 'safeArea', 'screenTop']],
    ['getDeviceInfo', ['brand', 'model', 'system']],
    ['getAppBaseInfo', ['SDKVersion', 'language', 'host']],
    ['getSystemSetting', ['bluetoothEnabled', 'deviceOrientation']],
    ['getAppAuthorizeSetting', ['cameraAuthorized', 'phoneCalendarAuthorized']],
  ])('tells by %s of the phone', async (method, names) => {
    const info = (await program.callWxMethod(method)) as object
    for (const name of names) expect(info).toHaveProperty(name)
  })

  it('keeps a megabyte for a key and ten in all, and says why it keeps no more', async () => {
    const said = await program.evaluate(`function () {
      const text = 'x'.repeat(1024 * 1024 - 20)
      const set = function (key, data) {
        try { wx.setStorageSync(key, data) } catch (error) { return error.message }
        return 'kept'
      }
      const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(function (key) { return set('key' + key, text) })
      return [new Set(ten).size, ten[0], set('more', text), set('much', text + text)]
    }`)
    expect(said).toEqual([
      ...[1, 'kept', 'APP-SERVICE-SDK:setStorageSync:fail exceed storage max size 10Mb'],
      'APP-SERVICE-SDK:setStorageSync:fail entry size limit reached',
    ])
    expect(await program.callWxMethod('getStorageInfo')).toMatchObject({
      limitSize: 10240,
      currentSize: 10240,
    })
    await program.callWxMethod('clearStorage')
    expect(await program.callWxMethod('getStorageInfoSync')).toMatchObject({
      keys: [],
      currentSize: 0,
    })
  })

  it('keeps each kind of data as it is', async () => {
    const kept = await program.evaluate(`function () {
      const kinds = [0, NaN, '', 'a:b', true, false, null, undefined, [1], { a: [2] }, new Date(5), new Map(), () => 1]
      return kinds.map(function (data) {
        wx.setStorageSync('kind', data)
        const got = wx.getStorageSync('kind')
        return Object.prototype.toString.call(got) + JSON.stringify(got)
      })
    }`)
    expect(kept).toEqual([
      ...['[object Number]0', '[object Number]null', '[object String]""', '[object String]"a:b"'],
      ...['[object Boolean]true', '[object Boolean]false', '[object Null]null'],
      ...['[object Undefined]undefined', '[object Array][1]', '[object Object]{"a":[2]}'],
      ...['[object Date]"1970-01-01T00:00:00.005Z"', '[object String]""', '[object String]""'],
    ])
    await program.callWxMethod('clearStorage')
  })

  it('sends a file to the mock backend and fetches it', async () => {
    const genauth = await startGenauth({ port: 0, tenants: [maple] })
    const download = async (url: string) =>
      (await program.callWxMethod('downloadFile', { url })) as { tempFilePath: string }
    const upload = (filePath: string) =>
      program.callWxMethod('uploadFile', {
        ...{ url: `${genauth.url}/api/v2/upload`, filePath, name: 'file' },
        formData: { user: 'Bea' },
      }) as Promise<{ data: string }>
    const logo = `${genauth.url}/user-contents/photos/${maple.appId}.png`
    const { tempFilePath } = await download(logo)
    expect(tempFilePath).toMatch(/^http:\/\/tmp\/.+\.png$/)
    const { data } = JSON.parse((await upload(tempFilePath)).data) as { data: { url: string } }
    const bytes = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
    expect(await bytes(data.url)).toEqual(await bytes(logo))
    expect((await download(data.url)).tempFilePath).toMatch(/\.png$/)
    const requests = (await (await fetch(`${genauth.url}/standin/requests`)).json()) as object[]
    expect(requests[1]).toMatchObject({ body: { user: 'Bea', file: { type: 'image/png' } } })
    await expect(upload('http://tmp/none')).rejects.toThrow('does not exist')
    const nameless = program.callWxMethod('uploadFile', { url: genauth.url, filePath: '/a' })
    await expect(nameless).rejects.toThrow('parameter.name should be String instead of Undefined')
    await genauth.close()
  })

  it('calls back also where there is no effect', async () => {
    expect(await program.callWxMethod('setBackgroundColor', { backgroundColor: '#fff' })).toEqual({
      errMsg: 'setBackgroundColor:ok',
    })
    expect(await program.callWxMethod('preloadAssets', { data: [] })).toEqual({
      errMsg: 'preloadAssets:ok',
    })
  })

  it('tells of no update, and of a person without a name', async () => {
    const checked = await program.evaluate(
      () => new Promise((done) => wx.getUpdateManager().onCheckForUpdate(done)),
    )
    expect(checked).toEqual({ hasUpdate: false })
    expect(await program.callWxMethod('getUserProfile', { desc: 'to greet' })).toMatchObject({
      userInfo: { nickName: '微信用户' },
    })
    await expect(program.callWxMethod('getUserProfile')).rejects.toThrow('parameter.desc')
  })

  it('says of all else that WeChat documents that it is not in the simulator, until it is mocked', async () => {
    const call = () => program.callWxMethod('chooseMedia', { count: 1 })
    await expect(call()).rejects.toThrow('not in the simulator')
    expect(await program.callWxMethod('canIUse', 'chooseMedia')).toBe(false)
    await program.mockWxMethod('chooseMedia', { tempFiles: [] })
    expect(await call()).toMatchObject({ tempFiles: [] })
    await program.mockWxMethod('chooseMedia', async (options: { count: number }) => ({
      count: options.count,
    }))
    expect(await call()).toMatchObject({ count: 1 })
    await program.restoreWxMethod('chooseMedia')
    await expect(call()).rejects.toThrow('not in the simulator')
    const direct = program.callWxMethod('createInnerAudioContext')
    await expect(direct).rejects.toThrow('wx.createInnerAudioContext is not in the simulator')
    const held = await program.evaluate(`function () {
      const said = function (act) { try { return act() } catch (error) { return error.message } }
      wx.cloud.init({ env: 'a' })
      return Promise.all([
        said(() => wx.cloud.database()),
        said(() => new wx.cloud.CloudID('a')),
        said(() => wx.cloud.extend.AI.createModel('a')),
        wx.cloud.callFunction({ name: 'a' }).catch((error) => error.errMsg),
        new Promise((done) => wx.cloud.uploadFile({ fail: done }).onProgressUpdate()).then((error) => error.errMsg),
        JSON.stringify([typeof wx.cloud.nothing, wx.cloud.extend]),
      ])
    }`)
    expect(held).toEqual([
      'wx.cloud.database is not in the simulator',
      'wx.cloud.CloudID is not in the simulator',
      'wx.cloud.extend.AI is not in the simulator',
      'cloud.callFunction:fail not in the simulator',
      'cloud.uploadFile:fail not in the simulator',
      '["undefined",{}]',
    ])
    const socket = await program.evaluate(`function () { return new Promise(function (done) {
      const task = wx.connectSocket({ url: 'wss://a.test', fail: (error) => done([typeof task.onOpen, error.errMsg]) })
    }) }`)
    expect(socket).toEqual(['function', 'connectSocket:fail not in the simulator'])
    await expect(program.mockWxMethod('nothing', {})).rejects.toThrow('wx.nothing not exists')
    // WeChat's documentation has it, its types do not.
    for (const untyped of ['saveFile', 'drawCanvas', 'createContext']) {
      await expect(program.callWxMethod(untyped)).rejects.toThrow('not in the simulator')
    }
  })

  it('gives the task of a request that is mocked', async () => {
    await program.mockWxMethod('request', { statusCode: 200, data: 'mocked' })
    const answers = await program.evaluate(`function () { return new Promise(function (done) {
      const task = wx.request({ url: '', success(result) { done([kinds, result.data]) } })
      const kinds = [typeof task.abort, typeof task.onHeadersReceived]
    }) }`)
    expect(answers).toEqual([['function', 'function'], 'mocked'])
    const aborted = await program.evaluate(`function () { return new Promise(function (done) {
      wx.request({ url: '', success: done, fail(result) { done(result.errMsg) } }).abort()
    }) }`)
    expect(aborted).toBe('request:fail abort')
    await program.restoreWxMethod('request')
  })

  it('takes what is not as documented as WeChat’s library does', async () => {
    const said = await program.evaluate(`function () {
      const say = async (act) => {
        try { const result = await act(); return String(result?.errMsg ?? result) }
        catch (error) { return error.errMsg ?? error.message }
      }
      return Promise.all([${Object.keys(LIKE_WECHAT)
        .map((call) => `() => ${call}`)
        .join()}].map(say))
    }`)
    expect(said).toEqual(Object.values(LIKE_WECHAT))
  })

  it('tells a page its route and who opened it', async () => {
    const seen = await program.evaluate(`function () { return new Promise(function (done) {
      const events = { answer(text) { done([getCurrentPages()[0].route, text]) } }
      const ask = function (result) { result.eventChannel.emit('question', 'asked') }
      wx.navigateTo({ url: '/pages/second?from=wx', events, success: ask })
      const { route, options, getOpenerEventChannel } = getCurrentPages()[1]
      const channel = getOpenerEventChannel()
      channel.on('question', function (text) {
        channel.emit('answer', text + ' by ' + route + ' ' + JSON.stringify(options))
      })
    }) }`)
    expect(seen).toEqual(['pages/parts', 'asked by pages/second {"from":"wx"}'])
  })
  it('passes on what a timer was given', async () => {
    await page.callMethod('wait', 'later')
    await page.waitFor(async () => ((await page.data('heard')) as string[]).length > 0)
    expect(await heard()).toEqual(['later'])
  })
})

it('has of wx what the README says', async () => {
  const names = await screen().evaluate(() => {
    const { wx } = simulator
    const canUse = wx['canIUse'] as (name: string) => boolean
    return Object.keys(wx).filter((name) => typeof wx[name] === 'function' && canUse(name))
  })
  const api = documentedApi()
  const documented = names.filter((name) => Object.hasOwn(api, name)).sort()
  const list = documented.map((name) => `\`${name}\``).join(', ')
  const readme = readFileSync(README, 'utf8')
  const written = () => / wx -->([^]*?)<!--/.exec(readFileSync(README, 'utf8'))?.[1] ?? ''
  const unwrapped = (text: string) => text.trim().split(/\s+/).join(' ')
  if (process.env['UPDATE'] && unwrapped(written()) !== list) {
    writeFileSync(README, readme.replace(/(?<= wx -->)[^]*?(?=<!--)/, `\n\n${list}\n\n`))
  }
  expect(unwrapped(written())).toBe(list)
})
