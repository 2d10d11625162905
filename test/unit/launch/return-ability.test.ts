import { canReturnAfter } from '../../../miniprogram/launch/return-ability'

describe('canReturnAfter', () => {
  it('can return after an app opened the mini program (1069)', () => {
    expect(canReturnAfter(1069, false)).toBe(true)
  })

  it.each([1001, 1038, 1089, 1090, 1131, 1187])('keeps what was before after scene %i', (scene) => {
    expect([canReturnAfter(scene, true), canReturnAfter(scene, false)]).toEqual([true, false])
  })

  it.each([1007, 1011, 1023, 1036, 1047, 1065, 1104, 1167, 1168, 1194, 0, 9999])(
    'cannot return after scene %i, whatever was before',
    (scene) => {
      expect(canReturnAfter(scene, true)).toBe(false)
    },
  )

  it('gets the ability back with the next launch by an app', () => {
    const after = [1069, 1089, 1011, 1089, 1069].reduce<boolean[]>(
      (seen, scene) => [...seen, canReturnAfter(scene, seen.at(-1) ?? false)],
      [],
    )
    expect(after).toEqual([true, true, false, false, true])
  })
})
