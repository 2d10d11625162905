import { canReturnAfter, isFromApp } from '../../../miniprogram/launch/return-ability'

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

  /** The ability after each entry, from none at all. */
  function abilities(scenes: readonly number[]): boolean[] {
    let can = false
    return scenes.map((scene) => (can = canReturnAfter(scene, can)))
  }

  it.each([
    ['the app again', [1069, 1069], [true, true]],
    ["an app's share card", [1069, 1036], [true, false]],
    ['another mini program', [1069, 1038], [true, true]],
    ['the recent list of the chat page', [1069, 1089], [true, true]],
    ['the history under a long press', [1069, 1090], [true, true]],
    ['the recent list of the discover page', [1069, 1001], [true, true]],
    ['the floating window', [1069, 1131], [true, true]],
    ['the other floating window', [1069, 1187], [true, true]],
    ['a scanned code', [1069, 1011], [true, false]],
    ['a card in a chat', [1069, 1007], [true, false]],
    ['a tag on a web page', [1069, 1167], [true, false]],
    ['a scene nobody knows', [1069, 9999], [true, false]],
  ])('after the app came %s', (_case, scenes, expected) => {
    expect(abilities(scenes)).toEqual(expected)
  })

  it('keeps the ability over a row of keeping scenes', () => {
    expect(abilities([1069, 1089, 1038, 1131, 1001, 1187, 1090])).toEqual(Array(7).fill(true))
  })

  it('never gets it from keeping scenes alone', () => {
    expect(abilities([1089, 1038, 1131, 1001, 1187, 1090])).toEqual(Array(6).fill(false))
  })

  it('does not get back by a keeping scene what another one took away', () => {
    expect(abilities([1069, 1011, 1089, 1038])).toEqual([true, false, false, false])
  })

  it('gets the ability back with the next launch by an app', () => {
    expect(abilities([1069, 1089, 1036, 1089, 1069])).toEqual([true, true, false, false, true])
  })
})

describe('isFromApp', () => {
  it.each([1001, 1007, 1011, 1036, 1038, 1089, 1090, 1131, 1167, 1187, 0, 9999])(
    'does not take scene %i for an app',
    (scene) => {
      expect(isFromApp(scene)).toBe(false)
    },
  )

  it('knows an app by scene 1069', () => {
    expect(isFromApp(1069)).toBe(true)
  })
})
