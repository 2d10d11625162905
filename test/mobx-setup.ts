import { configure, onReactionError } from 'mobx-miniprogram'

/** MobX only warns about a state that changes outside an action, and swallows what an observer throws. Here both fail a test. */
configure({ enforceActions: 'always' })

const wrong: unknown[] = []
onReactionError((thrown) => void wrong.push(thrown))
const { warn } = console
console.warn = (...said: unknown[]) => {
  if (/mobx/i.test(String(said[0]))) wrong.push(said)
  else warn(...said)
}

afterEach(() => {
  expect(wrong.splice(0)).toEqual([])
})
