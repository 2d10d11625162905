import { launchRegion, launchSamples } from './samples'

test('The part that launches is cut out of a sample, without its indent', () => {
  const source = 'object A {\n  // region launch\n  fun a() {\n    b()\n  }\n  // endregion\n}\n'
  expect(launchRegion(source)).toBe('fun a() {\n  b()\n}')
})

test("Every sample app of the guides shows how it launches, with the mini program's id and the path", () => {
  const samples = launchSamples()
  const names = ['Kotlin', 'Java', 'Swift', 'ArkTS', 'Dart', 'React Native', 'uni-app']
  expect(samples.map(({ name }) => name).sort()).toEqual(names.sort())
  for (const { file, code } of samples) {
    expect({ file, code }).toEqual({
      file,
      code: expect.stringMatching(/MiniProgram[^]*\bpath\b|\bpath\b[^]*MiniProgram/i),
    })
  }
})
