import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shipped } from './shipped'

const contracts = join(__dirname, '../../../miniprogram/contracts')

it('is the list of all contracts in miniprogram/contracts', () => {
  const enabling = readdirSync(contracts).flatMap((file) =>
    [
      ...readFileSync(join(contracts, file), 'utf8').matchAll(/enabled\(\s*\{\s*name: '(\w+)'/g),
    ].map(([, name]) => name),
  )
  expect(Object.keys(shipped).sort()).toEqual(enabling.sort())
  expect(Object.entries(shipped).map(([key, { name }]) => [key, name])).toEqual(
    Object.keys(shipped).map((key) => [key, key]),
  )
})

it.each(Object.keys(shipped))('has %s in the suite that every contract passes', (name) => {
  const test = readFileSync(join(__dirname, `${name}.test.ts`), 'utf8')
  expect(test).toContain(`conformance('${name}', `)
})
