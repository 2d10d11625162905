import { meaningOf, withoutPage } from '../../../miniprogram/launch/entry'
import type { Launch } from '../../../miniprogram/launch/launch'

const ticket = { userPoolId: 'pool1', state: 's1' }

function launch(appId: string | undefined, query: Launch['query'] = ticket, scene = 1069): Launch {
  return { query, scene, appId }
}

/** An entry that opens no page, after this launch. `over`: the app got an answer, or the login failed. */
const table: [entry: string, Launch, before: Launch | undefined, over: boolean, string][] = [
  ['the first one', launch('a'), undefined, false, 'goes_on'],
  ['the same app', launch('a'), launch('a'), false, 'goes_on'],
  ['the same app, after its answer', launch('a'), launch('a'), true, 'goes_on'],
  ['an app that names nothing', launch('a', {}), launch('a', {}), false, 'goes_on'],
  ['an app that names nothing, after its answer', launch('a', {}), launch('a', {}), true, 'begins'],
  ['an app without a name', launch(undefined), launch(undefined), false, 'goes_on'],
  ['another app', launch('b'), launch('a'), false, 'begins'],
  ['another app, after the answer', launch('b'), launch('a'), true, 'begins'],
  ['an app without a name after one with', launch(undefined), launch('a'), false, 'begins'],
  ['an app with a name after one without', launch('b'), launch(undefined), false, 'begins'],
  ['an app after a card', launch('a'), launch('a', ticket, 1007), false, 'begins'],
  [
    'an app without a name after a card',
    launch(undefined),
    launch(undefined, ticket, 1007),
    false,
    'begins',
  ],
  ['the recent list', launch(undefined, ticket, 1089), launch('a'), false, 'goes_on'],
  [
    'the recent list, after the answer',
    launch(undefined, {}, 1089),
    launch('a', {}),
    true,
    'goes_on',
  ],
  ['a QR code', launch(undefined, ticket, 1011), launch('a'), false, 'goes_on'],
]

describe('the meaning of an entry', () => {
  it.each(table)('by %s', (_entry, entry, before, over, meaning) => {
    expect(meaningOf(entry, { launch: before, over })).toBe(meaning)
  })

  it('without a page takes nothing from the query, which is that of the page on screen', () => {
    expect(withoutPage(launch('b'))).toEqual({ query: {}, scene: 1069, appId: 'b' })
  })
})
