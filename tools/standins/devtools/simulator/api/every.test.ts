import { open, program, screen } from '../driven'
import type { Simulator } from '../simulator'

/** In the browser page. */
declare const simulator: Simulator

/** What a person answers. */
const ASKING: Readonly<Record<string, () => Promise<unknown>>> = {
  showModal: () => program.native().confirmModal(),
  openSetting: () => screen().getByRole('button', { name: '关闭' }).last().click(),
}

beforeEach(() => open('/pages/parts'))

const functions = () =>
  screen().evaluate(() =>
    Object.keys(simulator.wx).filter((name) => typeof simulator.wx[name] === 'function'),
  )

it('answers a call of the client to every function of wx', async () => {
  const silent: string[] = []
  for (const name of await functions()) {
    const answered = program.callWxMethod(name).catch(() => undefined)
    await ASKING[name]?.()
    const late = new Promise((done) => setTimeout(() => done('late'), 5_000).unref())
    if ((await Promise.race([answered, late])) === 'late') silent.push(name)
  }
  expect(silent).toEqual([])
})
