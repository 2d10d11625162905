import { openPhone, platforms } from './samples/phones'
import { testApp } from './samples/app-behaviour'
import { typeErrors } from './samples/samples'

/** Runs the sample apps that are JavaScript. The others need a compiler: apps-compiled.test.ts. */
describe.each(Object.keys(platforms) as (keyof typeof platforms)[])('%s', (platform) => {
  testApp((server) => openPhone(platform, server))
})

it('uni-app asks the server once for a text, however often the app comes to the front with it', async () => {
  const answer = async () => Response.json({ attempt: 'a1', path: '/p' })
  const asked = jest.spyOn(globalThis, 'fetch').mockImplementation(answer)
  const phone = openPhone('uni-app', '')
  await phone.tap()
  await phone.answer('code=200')
  await phone.message('code=200')
  await phone.end()
  await phone.message('code=200')
  expect(asked).toHaveBeenCalledTimes(2)
  asked.mockRestore()
})

it('no sample has a type error', () => {
  expect(typeErrors([...Object.keys(platforms), 'server-node'])).toBe('')
})
