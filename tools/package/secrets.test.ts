import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../compile/compile'
import { secretsIn } from './secrets'

const root = join(__dirname, '../..')

/** Comments may speak of what is not there. */
function sources(): Record<string, string> {
  const folder = join(root, 'miniprogram')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|json|wxml|wxss)$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  return Object.fromEntries(
    files.map(([file, text]) => [file, text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')]),
  )
}

it('no secret, session key or console is in the sources of the package', () => {
  const files = sources()
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['app.ts', 'deployment.ts']))
  expect(secretsIn(files)).toEqual([])
})

it('no secret, session key or console is in what WeChat would deliver', async () => {
  const files = await compile(root)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['app.js', 'deployment.js']))
  expect(secretsIn(files)).toEqual([])
})

it.each([
  'const appSecret = ""',
  '{"session_key":"x"}',
  'body: { secret: pool }',
  'console.log(code)',
  'https://api.weixin.qq.com/sns/jscode2session',
  'x="0123456789abcdef0123456789ABCDEF"',
  '-----BEGIN RSA PRIVATE KEY-----',
])('would notice %s', (planted) => {
  expect(secretsIn({ 'app.js': planted })).not.toEqual([])
})
