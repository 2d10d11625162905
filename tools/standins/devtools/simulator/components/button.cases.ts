import { answers } from '../cases'
import { open, page, program, screen, tap } from '../driven'

answers([
  ['form', '#submit', 'button', { formType: 'submit', hoverClass: '', width: 184, height: 40 }],
])

it('says of an open-type that it is not in the simulator, in the console of the browser, too', async () => {
  await open('/pages/api')
  const told: unknown[] = []
  program.on('console', ({ args }: { args: unknown[] }) => told.push(...args))
  const shown = screen().waitForEvent('console')
  await tap('#avatar')
  await page.waitFor(async () => told.length > 0)
  const words = '<button open-type="chooseAvatar"> is not in the simulator'
  expect([...told, (await shown).text()]).toEqual([words, words])
})

it('tells of a handler that the page lacks', async () => {
  await open('/pages/api')
  const told = new Promise((resolve) => program.on('console', resolve))
  await tap('#typo')
  expect(await told).toEqual({
    type: 'warn',
    args: ['Component "pages/api" does not have a method "onTypo" to handle event "tap".'],
  })
})

it('tells what WeChat tells of everybody with open-type="getUserInfo"', async () => {
  await open('/pages/api')
  await tap('#who')
  await page.waitFor(async () => (await page.data('answer')) === 'getUserInfo:ok')
})
