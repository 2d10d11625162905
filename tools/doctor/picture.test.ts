import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPicture } from './picture'
import { jpegOf, pngOf } from './test-pictures'

it('reads the logo of the repository', () => {
  const logo = readFileSync(join(__dirname, '../../miniprogram/branding/logo.png'))
  expect(readPicture(logo)).toEqual({ format: 'PNG', width: 192, height: 192 })
})

it('reads PNG and JPEG by what they hold', () => {
  expect(readPicture(pngOf(300, 200))).toEqual({ format: 'PNG', width: 300, height: 200 })
  expect(readPicture(jpegOf(300, 200))).toEqual({ format: 'JPEG', width: 300, height: 200 })
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0xff])],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
  ['half a PNG', pngOf(300, 200).subarray(0, 20)],
  ['half a JPEG', jpegOf(300, 200).subarray(0, 24)],
])('takes %s for no picture', (_what, file) => {
  expect(readPicture(file)).toBeUndefined()
})
