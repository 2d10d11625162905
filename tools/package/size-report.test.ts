import { sizeReport } from './size-report'

it('weighs each part, largest first, and no source map', () => {
  const { lines } = sizeReport({
    'app.js': 'App({})',
    'app.js.map': 'x'.repeat(999),
    'locales/en.js': 'é',
    'miniprogram_npm/mobx/index.js': 'x'.repeat(50),
    'branding/logo.png': Buffer.from('12345').toString('base64'),
  })
  expect(lines.map((line) => line.trim())).toEqual([
    '50  npm mobx',
    '7  code app.js',
    '5  picture branding/logo.png',
    '2  language locales/en.js',
    '64  whole package',
    '59  what every deployment ships, within its budget of 102400 bytes',
    '7  our own code, within its budget of 30720 bytes',
  ])
})

it('weighs apart what a deployment may leave out', () => {
  const { lines, withinBudget } = sizeReport({
    'contracts/ticket.js': 'x'.repeat(30 * 1024),
    'contracts/signin.js': 'x'.repeat(3 * 1024),
    'branding/public-config.js': 'x'.repeat(2 * 1024),
  })
  expect(lines.map((line) => line.trim())).toEqual([
    '30720  code contracts/',
    '3072  option contracts/signin.js',
    '2048  option branding/public-config.js',
    '35840  whole package',
    '5120  options, within its budget of 5120 bytes',
    '30720  what every deployment ships, within its budget of 102400 bytes',
    '30720  our own code, within its budget of 30720 bytes',
  ])
  expect(withinBudget).toBe(true)
  expect(sizeReport({ 'contracts/signin.js': 'x'.repeat(5 * 1024 + 1) }).withinBudget).toBe(false)
})

it('says which budget is overrun, to the byte', () => {
  expect(sizeReport({ 'app.js': 'x'.repeat(30 * 1024) }).withinBudget).toBe(true)
  const over = sizeReport({ 'app.js': 'x'.repeat(30 * 1024 + 1) })
  expect(over.withinBudget).toBe(false)
  expect(over.lines.filter((line) => line.includes('OVER'))).toEqual([
    '   30721  our own code, OVER its budget of 30720 bytes',
  ])
  expect(sizeReport({ 'locales/en.js': 'x'.repeat(100 * 1024 + 1) }).withinBudget).toBe(false)
})

it('weighs the deployment and its logos beside the budget', () => {
  const logo = Buffer.alloc(100 * 1024 + 1).toString('base64')
  const files = { 'branding/logo.png': logo, 'deployment.js': 'x'.repeat(100 * 1024 + 1) }
  const { lines, withinBudget } = sizeReport(files)
  expect(withinBudget).toBe(true)
  expect(lines).toContain('  102401  picture branding/logo.png')
})
