import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { preview, type PreviewArguments } from './preview'
import { APP_ID, DEPLOYMENT, fakeCi, madeUpKey, temporaryFolder, writes } from './stage'

const projectPath = temporaryFolder()
const account = { keyFile: madeUpKey(projectPath), robot: 2, proxy: undefined }
mkdirSync(join(projectPath, 'miniprogram/routes'), { recursive: true })
writeFileSync(join(projectPath, 'miniprogram/routes/explore.wxml'), '')
const picture = join(projectPath, 'build/preview.jpg')

async function show(
  asked: PreviewArguments,
  drawQrCode: (file: string) => Promise<string>,
  appId = APP_ID,
): Promise<{ said: string; sent: unknown }> {
  const lines: string[] = []
  const { ci, calls } = fakeCi({ preview: writes('qrcodeOutputDest', 'JPEG') })
  await preview(asked, account, {
    projectPath,
    appId,
    deployment: DEPLOYMENT,
    ci,
    print: (line) => lines.push(line),
    packNpm: async () => 1,
    drawQrCode,
  }).catch((error: Error) => lines.push(error.message))
  return { said: lines.join('\n'), sent: calls.find(([name]) => name === 'preview')?.[1] }
}

it('keeps the picture of the QR code and draws it', async () => {
  const { said, sent } = await show({}, async (file) => `drawn from ${file}`)
  expect(sent).toEqual({
    project: {},
    robot: 2,
    version: '0.0.1',
    setting: { useProjectConfig: true },
    qrcodeFormat: 'image',
    qrcodeOutputDest: picture,
    onProgressUpdate: expect.any(Function),
  })
  expect(said).toContain(`drawn from ${picture}`)
  expect(existsSync(picture)).toBe(true)
})

it('opens the page that was named, as it was named', async () => {
  const named = { page: '/routes/explore', query: 'state=a&b=%26', scene: '1069' }
  expect((await show(named, async () => '')).sent).toMatchObject({
    pagePath: 'routes/explore',
    searchQuery: 'state=a&b=%26',
    scene: 1069,
  })
})

it('points to the picture where it cannot be drawn', async () => {
  const { said } = await show({}, () => Promise.reject(new Error('no QR code')))
  expect(said).toContain('could not be drawn here; open the picture')
  expect(said).toContain(picture)
})

it.each<[PreviewArguments, RegExp]>([
  [{ page: 'routes/nope' }, /there is no miniprogram\/routes\/nope\.wxml; the login page is/],
  [{ query: 'a=1' }, /--query needs --page/],
])('refuses %j, and sends nothing', async (asked, reason) => {
  const { said, sent } = await show(asked, async () => '')
  expect(said).toMatch(reason)
  expect(sent).toBeUndefined()
})

it('refuses a placeholder AppID, and asks nothing of WeChat', async () => {
  const { said, sent } = await show({}, async () => '', 'touristappid')
  expect(said).toMatch(/Refused, nothing was sent:\n.*is a placeholder/)
  expect(sent).toBeUndefined()
})
