import { launchFunction } from './samples'

const kotlin = `object WeChatLogin {
  fun api(): Api = Api()

  /** Call it with the answer. */
  fun launch(context: Context, attempt: String, path: String): Boolean {
    if (!api) {
      return false
    }
    return api.sendReq(path)
  }

  fun attempt() = 1
}`

test('The function that launches is cut out of a sample, with its comment and without its indent', () => {
  expect(launchFunction(kotlin)).toBe(`/** Call it with the answer. */
fun launch(context: Context, attempt: String, path: String): Boolean {
  if (!api) {
    return false
  }
  return api.sendReq(path)
}`)
})

test('A sample that launches nothing is an error', () => {
  expect(() => launchFunction('fun other() {}')).toThrow('launch(attempt, path)')
})
