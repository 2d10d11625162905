import { randomBytes } from 'node:crypto'
import { sizeReport } from './size-report'

const trimmed = (...files: Parameters<typeof sizeReport>): string[] =>
  sizeReport(...files).lines.map((line) => line.trim())

const FILES = {
  'app.js': 'App({})',
  'app.js.map': 'x'.repeat(999),
  'locales/en.js': 'é',
  'miniprogram_npm/mobx/index.js': 'x'.repeat(50),
  'branding/logo.png': Buffer.from('12345').toString('base64'),
}

it('weighs each part, largest first, and no source map', () => {
  expect(trimmed(FILES)).toEqual([
    '50  miniprogram_npm/',
    '7  app.js',
    '5  branding/logo.png',
    '2  locales/',
    '64  whole package',
    '59  what every deployment ships, within its budget of 143360 bytes',
    expect.stringMatching(/^\d+ {2}the same, deflated, within its budget of 46080 bytes$/),
  ])
})

it('says what changed against what was there before, be it gone or new', () => {
  const { 'app.js': _, ...others } = FILES
  const now = { ...others, 'app.wxss': 'page{}', 'locales/en.js': 'éé' }
  expect(trimmed(now, FILES).slice(0, -1)).toEqual([
    '50  miniprogram_npm/',
    '6  app.wxss (+6)',
    '5  branding/logo.png',
    '4  locales/ (+2)',
    '0  app.js (-7)',
    '65  whole package (+1)',
    '60  what every deployment ships (+1), within its budget of 143360 bytes',
  ])
  expect(trimmed(FILES, FILES)).toEqual(trimmed(FILES))
})

it.each([
  ['what every deployment ships', (bytes: number) => 'x'.repeat(bytes), 140 * 1024],
  // Six bits a character, which is what deflating makes of it.
  ['the same, deflated', (bytes: number) => randomBytes(bytes).toString('base64'), 45 * 1024],
])('says that the budget of %s is overrun', (name, script, most) => {
  expect(sizeReport({ 'app.js': script(most - 700) }).withinBudget).toBe(true)
  const { lines, withinBudget } = sizeReport({ 'app.js': script(most + 1) })
  expect(withinBudget).toBe(false)
  expect(lines.filter((line) => line.includes('OVER'))).toEqual([
    expect.stringContaining(`${name}, OVER its budget of`),
  ])
})

it.each([
  ['beside the budget if the deployment is one of your own', 'own', [], true],
  ['beside the budget if it turns on what is off', 'maple', ['contracts/signin.js'], true],
  ['within the budget as it is cloned', 'maple', [], false],
])('weighs the deployment and its logos %s', (_, tenant, others, isWithin) => {
  const files = {
    'branding/logo.png': randomBytes(140 * 1024 + 1).toString('base64'),
    'deployment.js': `${tenant} ` + 'x'.repeat(140 * 1024 + 1),
    ...Object.fromEntries(others.map((path) => [path, ''])),
  }
  const { lines, withinBudget } = sizeReport(files)
  expect(withinBudget).toBe(isWithin)
  expect(lines).toContain('  143361  branding/logo.png')
})
