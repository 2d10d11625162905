import { documentedApi } from '../../build/bundle'
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

/** What no function expects. */
const ODD = "[undefined, null, 7, 'x', [], () => 1, { success: 7, fail: 'x', complete: null }]"

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

it('takes whatever a function of wx is called with, and calls back, whoever throws', async () => {
  const api = documentedApi()
  const calling = (await functions()).filter((name) => api[name]?.callsBack && !ASKING[name])
  const silent = await program.evaluate(
    `function (names) { return Promise.all(names.map((name) => new Promise((done) => {
      for (const given of ${ODD}) {
        try { Promise.resolve(wx[name](given)).catch(() => 0) } catch (error) {}
      }
      const late = setTimeout(() => done([name]), 5000)
      const complete = () => { clearTimeout(late); done([]) }
      const fails = () => { throw new Error('own') }
      try { wx[name]({ success: fails, fail: fails, complete }) } catch (error) { done([name, error.message]) }
    }))).then((all) => all.flat()) }`,
    calling,
  )
  expect(calling.length).toBeGreaterThan(250)
  expect(silent).toEqual([])
})
