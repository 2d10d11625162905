import { open, program } from '../driven'

beforeEach(() => open('/pages/long'))

/**
 * What observers hear of the page as it opens, #seen from 300 to 400 of 724 px, and after it was scrolled to its end.
 * One that watches #top is told last and says when that is.
 */
const heard = (observers: string, options = '{}') =>
  program.evaluate(`function () { return new Promise(function (done) {
    const heard = []
    const hear = ({ id, intersectionRatio }) => heard.push(id + ' ' + intersectionRatio)
    const observer = wx.createIntersectionObserver(getCurrentPages()[0], ${options})
    ${observers}
    const last = wx.createIntersectionObserver(null).relativeToViewport()
    last.observe('#top', ({ intersectionRatio }) => {
      if (intersectionRatio === 0) done(heard)
      else wx.pageScrollTo({ scrollTop: 9999, duration: 0 })
    })
  }) }`) as Promise<string[]>

const HEARD: readonly (readonly [observers: string, options: string, heard: readonly string[]])[] =
  [
    ["observer.relativeToViewport().observe('#seen', hear)", '{}', ['seen 1', 'seen 0']],
    [
      "observer.relativeToViewport({ bottom: -374 }).observe('#seen', hear)",
      ...(['{}', ['seen 0.5', 'seen 0']] as const),
    ],
    ["observer.relativeTo('#top', { bottom: 25 }).observe('#seen', hear)", '{}', ['seen 0.25']],
    ["observer.relativeTo('#top').observe('#seen', hear)", '{}', []],
    [
      "observer.relativeTo('#top', { bottom: 25 }).relativeToViewport({ bottom: -414 }).observe('#seen', hear)",
      ...(['{}', ['seen 0.1', 'seen 0']] as const),
    ],
    [
      "observer.relativeToViewport().observe('#top, #seen', hear)",
      ...(['{ observeAll: true }', ['top 1', 'seen 1', 'top 0', 'seen 0']] as const),
    ],
    ["observer.relativeToViewport().observe('#seen, #end', hear)", '{}', ['seen 1', 'seen 0']],
    [
      "observer.relativeToViewport({ bottom: -374 }).observe('#seen', hear)",
      ...(['{ thresholds: [0.6, 1] }', []] as const),
    ],
    [
      "observer.relativeToViewport({ bottom: -374 }).observe('#seen', hear)",
      ...(['{ thresholds: [0.5] }', ['seen 0.5', 'seen 0']] as const),
    ],
    ["observer.relativeToViewport().observe('#seen', hear)", '{ initialRatio: 1 }', ['seen 0']],
    ["observer.relativeToViewport().observe('#seen', hear); observer.disconnect()", '{}', []],
    [
      "observer.relativeToViewport().observe('#seen', (result) => { hear(result); observer.disconnect() })",
      ...(['{}', ['seen 1']] as const),
    ],
  ]

it.each(HEARD)('%s %s', async (observers, options, expected) => {
  expect(await heard(observers, options)).toEqual(expected)
})

it.each([
  ["observer.observe('#seen', hear)", 'nothing that it is relative to'],
  ["observer.relativeTo('#none').observe('#seen', hear)", '"#none" is not found'],
  ["observer.relativeToViewport().observe('#none', hear)", '"#none" is not found'],
  [
    "wx.createIntersectionObserver({}).relativeToViewport().observe('#seen', hear)",
    'no page or component',
  ],
])('says of what hears nothing why: %s', async (observers, reason) => {
  const said: string[] = []
  program.on('console', ({ args }: { args: string[] }) => said.push(...args))
  expect(await heard(observers)).toEqual([])
  expect(said[0]).toMatch(reason)
  program.removeAllListeners('console')
})

it.each([
  "observer.observe('#top', hear)",
  'observer.relativeToViewport()',
  "observer.relativeTo('#top')",
])('observes once, and then what it is relative to is known: %s', async (more) => {
  const twice = heard(`observer.relativeToViewport().observe('#seen', hear); ${more}`)
  await expect(twice).rejects.toThrow('IntersectionObserver')
})

it('tells where everything is', async () => {
  const told = await program.evaluate(`function () { return new Promise(function (done) {
    const observer = wx.createIntersectionObserver()
    observer.relativeToViewport({ bottom: -374 }).observe('#seen', function (result) {
      done([this === observer, typeof result.time, { ...result, time: 0 }])
    })
  }) }`)
  const sides = { left: 0, right: 375, width: 375 }
  expect(told).toEqual([
    true,
    'number',
    {
      ...{ id: 'seen', dataset: { of: 'seen' }, time: 0, intersectionRatio: 0.5 },
      boundingClientRect: { ...sides, top: 300, bottom: 400, height: 100 },
      intersectionRect: { ...sides, top: 300, bottom: 350, height: 50 },
      relativeRect: { left: 0, right: 375, top: 0, bottom: 350 },
    },
  ])
})

it('hears of what moves because the page is drawn anew, and not of a page that is behind', async () => {
  const told = await program.evaluate(`function () { return new Promise(function (done) {
    const heard = []
    const page = getCurrentPages()[0]
    page.createIntersectionObserver().relativeToViewport().observe('#seen', ({ intersectionRatio }) => {
      heard.push(intersectionRatio)
      if (heard.length === 1) page.setData({ space: 800 })
      else if (heard.length === 2) wx.navigateTo({ url: '/pages/second', success: later })
    })
    const later = () => {
      page.setData({ space: 0 })
      const next = getCurrentPages()[1].createIntersectionObserver()
      next.relativeToViewport().observe('#from', () => done(heard))
    }
  }) }`)
  expect(told).toEqual([1, 0])
})
