import { account, previewArguments, uploadArguments } from './arguments'

it('reads version and description of an upload', () => {
  expect(uploadArguments(['--version', '1.20.0', '--desc', ' New: dark mode '])).toEqual({
    values: { version: '1.20.0', desc: 'New: dark mode' },
    problems: [],
  })
})

const VERSIONS = ['', '1', '1.2', '1.2.3.4', 'v1.2.3', '1.2.x', '01.2.3', '1.2.3-rc.1', '../1.2.3']

it.each([...VERSIONS, '1.2.3\n'])('takes %j for no version, and shows one', (version) => {
  const { problems } = uploadArguments(['--version', version, '--desc', 'x'])
  expect(problems).toEqual([expect.stringMatching(/--version must be .* as in 1\.2\.0/)])
})

it('names an option that it does not know, and all else that is wrong', () => {
  expect(uploadArguments(['--version', '1.2.3', '--desc', '  ']).problems).toEqual([
    expect.stringMatching(/^--desc is missing/),
  ])
  const { problems } = uploadArguments(['--robot', '3'])
  expect(problems).toHaveLength(3)
  expect(problems[0]).toContain("'--robot'")
})

it('reads page, query and scene of a preview; the first page where none is named', () => {
  expect(previewArguments([])).toEqual({ values: {}, problems: [] })
  const argv = ['--page', '/routes/explore', '--query', 'userPoolId=1&state=%20', '--scene', '1069']
  expect(previewArguments(argv)).toEqual({
    values: { page: 'routes/explore', query: 'userPoolId=1&state=%20', scene: 1069 },
    problems: [],
  })
  expect(previewArguments(['--query', 'a=1', '--scene', 'app']).problems).toEqual([
    expect.stringMatching(/^--query needs --page/),
    expect.stringMatching(/^--scene must be/),
  ])
})

it('takes key, robot and proxy from the environment; robot 1 where it says nothing', () => {
  const nothing = { values: { keyFile: undefined, robot: 1, proxy: undefined }, problems: [] }
  expect(account({})).toEqual(nothing)
  expect(account({ WECHAT_UPLOAD_KEY: '', WECHAT_ROBOT: '', WECHAT_PROXY: '' })).toEqual(nothing)
  const env = { WECHAT_UPLOAD_KEY: '/k', WECHAT_ROBOT: '30', WECHAT_PROXY: 'http://p:1' }
  const values = { keyFile: '/k', robot: 30, proxy: 'http://p:1' }
  expect(account(env)).toEqual({ values, problems: [] })
})

it.each(['0', '31', '1.5', '-1', 'two', ' 1'])('takes %j for no robot', (robot) => {
  expect(account({ WECHAT_ROBOT: robot }).problems).toEqual([
    `WECHAT_ROBOT must be a number from 1 to 30, not "${robot}"`,
  ])
})
