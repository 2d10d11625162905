import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from '../compile/compile'
import { compiledLastCommit } from './last-commit'

const fixture = join(__dirname, '../standins/devtools/fixture')
const checkout = mkdtempSync(join(tmpdir(), 'checkout-'))
afterAll(() => rmSync(checkout, { recursive: true }))

const git = (...args: readonly string[]): void => {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com']
  execFileSync('git', [...identity, ...args], { cwd: checkout, stdio: 'ignore' })
}
const commit = (): void => {
  git('add', '.')
  git('commit', '--no-gpg-sign', '-m', 'sources')
}

it('is what the committed sources were compiled to here, whatever the tree has now', async () => {
  const compiled = await compile(fixture)
  cpSync(fixture, checkout, { recursive: true })
  writeFileSync(join(checkout, 'package-lock.json'), '{"packages":{}}')
  expect(compiledLastCommit(checkout)).toBeUndefined()
  git('init')
  expect(compiledLastCommit(checkout)).toBeUndefined()
  commit()
  appendFileSync(join(checkout, 'miniprogram/app.ts'), `// ${Math.random()}`)
  expect(compiledLastCommit(checkout)).toEqual(compiled)
  commit()
  expect(compiledLastCommit(checkout)).toBeUndefined()
})
