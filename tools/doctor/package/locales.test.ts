import { completeLocales } from './locales'

const chinese = { login: '登录', form: { close: '关闭 {app}' } }

it('is content where languages say the same', () => {
  const locales = { 'zh-CN': chinese, en: { login: 'Log in', form: { close: 'Close {app}' } } }
  expect(completeLocales({ locales })).toMatchObject([
    { level: 'ok', detail: 'zh-CN, en: 2 texts each' },
  ])
})

it.each([
  ['a missing text', { login: 'Log in', form: {} }, 'form.close: is missing'],
  [
    'a text too many',
    { login: 'Log in', form: { close: 'Close {app}', open: 'Open' } },
    'form.open: zh-CN does not have it',
  ],
  [
    'a lost placeholder',
    { login: 'Log in', form: { close: 'Close' } },
    'form.close: has no placeholder where zh-CN has {app}',
  ],
  [
    'an added placeholder',
    { login: 'Log in to {app}', form: { close: 'Close {app}' } },
    'login: has {app} where zh-CN has none',
  ],
])('reports %s', (_what, en, fault) => {
  expect(completeLocales({ locales: { 'zh-CN': chinese, en } })).toMatchObject([
    { level: 'error', detail: `locales/en.ts ${fault}` },
  ])
})
