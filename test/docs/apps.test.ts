import { openPhone, platforms } from './samples/phones'
import { testApp } from './samples/app-behaviour'
import { typeErrors } from './samples/samples'

/** Runs the sample apps that are JavaScript. The others need a compiler: apps-compiled.test.ts. */
describe.each(Object.keys(platforms) as (keyof typeof platforms)[])('%s', (platform) => {
  testApp((server) => openPhone(platform, server))
})

it('no sample has a type error', () => {
  expect(typeErrors([...Object.keys(platforms), 'server-node'])).toBe('')
})
