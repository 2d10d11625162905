import { launchSamples } from './samples'

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
