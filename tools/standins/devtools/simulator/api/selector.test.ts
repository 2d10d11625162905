import { open, program } from '../driven'

/** What the program's query comes to: each answer, then all of them. */
const answers = (ask: string, query = 'wx.createSelectorQuery()') =>
  program.evaluate(`function () { return new Promise(function (done) {
    const page = getCurrentPages()[0]
    const heard = []
    const hear = (name) => (result) => heard.push(name + JSON.stringify(result))
    const query = ${query}
    ${ask}
    query.exec((all) => done({ heard, all }))
  }) }`) as Promise<{ heard: string[]; all: unknown[] }>

const all = async (...asked: Parameters<typeof answers>) => (await answers(...asked)).all

/** What is asked, and what base library 2.30.3 answers. */
const ANSWERS: readonly (readonly [ask: string, answer: unknown])[] = [
  [
    "query.select('#place').fields({ id: true, dataset: true, mark: true, size: true })",
    { id: 'place', dataset: { of: 'place' }, mark: {}, width: 375, height: 100 },
  ],
  ["query.select('#place').fields({})", {}],
  ["query.select('#none').boundingClientRect()", null],
  ['query.select().boundingClientRect()', null],
  ['query.select(7).boundingClientRect()', null],
  ["query.selectAll('#none').boundingClientRect()", []],
  ["query.selectAll('view').fields({ id: true })", []],
  [
    "query.selectAll('#head, #handled .box, #place').fields({ id: true })",
    [{ id: '' }, { id: 'head' }, { id: 'place' }],
  ],
  ["query.selectAll('#handled > .box').fields({ id: true })", [{ id: '' }]],
  ["query.select('.name').fields({ id: true })", null],
  ["query.select('#slots >>> .name').fields({ computedStyle: ['width'] })", { width: '100px' }],
  [
    "query.select('#place').fields({ properties: ['hover-class', 'hidden', 'id', 'class', 'none'] })",
    { hoverClass: '', hidden: false },
  ],
  [
    "query.select('#place').fields({ size: true, computedStyle: ['width', 'display', 'none'] })",
    { width: '375px', height: 100, display: 'block' },
  ],
  [
    "query.select('#place').scrollOffset()",
    { id: 'place', dataset: { of: 'place' }, ...scroll(0, 0) },
  ],
  ["query.select('#place').node()", {}],
  ["query.select('#place').context()", {}],
  [
    'query.selectViewport().fields({ id: true, dataset: true, mark: true, rect: true, node: true })',
    { id: '', dataset: {}, mark: {}, left: 0, top: 0, right: 0, bottom: 0 },
  ],
]

function scroll(scrollWidth: number, scrollHeight: number) {
  return { scrollLeft: 0, scrollTop: 0, scrollWidth, scrollHeight }
}

describe('a query on a page', () => {
  beforeEach(() => open('/pages/parts'))

  it.each(ANSWERS)('%s', async (ask, answer) => {
    expect(await all(ask)).toEqual([answer])
  })

  it('tells where a node is in the page’s window, below the bar', async () => {
    const [place] = (await all("query.select('#place').boundingClientRect()")) as [
      Record<string, number>,
    ]
    const { top = 0 } = place
    expect(place).toMatchObject({ left: 0, right: 375, bottom: top + 100 })
    expect(top).toBeLessThan(300)
  })

  it('looks within a component, and for nothing where there is none', async () => {
    const ask = "query.selectAll('.name').fields({ computedStyle: ['width'] })"
    const within = [[{ width: '100px' }]]
    const slots = "page.selectComponent('#slots')"
    expect(await all(ask, `wx.createSelectorQuery().in(${slots})`)).toEqual(within)
    expect(await all(ask, `${slots}.createSelectorQuery()`)).toEqual(within)
    expect(await all(ask, 'wx.createSelectorQuery().in(page)')).toEqual([[]])
    // What comes after counts, and each look has its own.
    const both = `query.in(${slots}); ${ask}`
    expect(await all(`${ask}; ${both}`)).toEqual([[], ...within])
    await expect(all(ask, 'wx.createSelectorQuery().in(null)')).rejects.toThrow('non-object')
  })

  it('answers in the order of the questions, whoever throws', async () => {
    const ask = `
      query.select('#place').fields({ id: true }, hear('first'))
      query.selectViewport().scrollOffset(() => { hear('second')(); throw new Error('own') })
      query.select('#head').fields({ id: true }, function () { hear('third')(this === query) })`
    expect((await answers(ask)).heard).toEqual([
      'first{"id":"place"}',
      'secondundefined',
      'thirdtrue',
    ])
  })

  it('says of a query that asks nothing or nobody that it does', async () => {
    const said: string[] = []
    program.on('console', ({ args }: { args: string[] }) => said.push(...args))
    await program.evaluate(`function () {
      wx.createSelectorQuery().exec()
      wx.createSelectorQuery().in({}).selectViewport().scrollOffset().exec()
    }`)
    expect(said).toEqual(Array(2).fill(expect.stringContaining('is ignored')))
    program.removeAllListeners('console')
  })
})

it('asks how far what scrolls is, and for its node', async () => {
  await open('/pages/scroll')
  const [offset, { node }] = (await all(
    "query.select('#scroll').scrollOffset(); query.select('#scroll').node()",
  )) as [object, { node: object }]
  expect(offset).toMatchObject({ id: 'scroll', scrollTop: 0, scrollWidth: 375 })
  expect(node).toBeDefined()
  const [viewport] = await all('query.selectViewport().scrollOffset()')
  expect(viewport).toMatchObject({ scrollTop: 0, scrollWidth: 375 })
})
