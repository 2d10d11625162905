import { wcagContrast } from 'culori'
import { brandPairs, colorFaults, tokensOf } from './colors'

const grey = { primary: '#808080', onPrimary: '#ffffff' }
const both = (colors: typeof grey) => ({ colors: { light: colors, dark: colors } })

it('measures what a brand’s colours meet, and what the page makes of them', () => {
  const surfaces = { light: { background: '#ffffff', sheet: '#000000', text: '#101010' } }
  const pairs = brandPairs(tokensOf('light', { ...both(grey), surfaces }))
  expect(pairs.map(([what, ratio]) => `${what} ${ratio.toFixed(1)}`)).toEqual([
    'onPrimary #ffffff on it 3.9',
    // brandStyle makes #6c6c6c of it.
    'onPrimary #ffffff on it while it is pressed 5.3',
    'links in it on #ffffff 3.9',
    'text #101010 on #ffffff 19.0',
    'quiet text #535353 on #ffffff 7.7',
    // A tenth of #808080: #f2f2f2 on white, #0d0d0d on black.
    'text on its tint on #ffffff 6.9',
    'text on a quiet button on #ffffff 16.8',
    'links in it on #000000 5.3',
    'text #101010 on #000000 1.1',
    'quiet text #535353 on #000000 2.7',
    'text on its tint on #000000 2.5',
    'text on a quiet button on #000000 1.1',
  ])
})

it('reads the colours of both modes from the style sheet, and those of the brand', () => {
  const sheet = `.page { --a: var(--light-a, #fefefe); --error-by-night: #dddddd; --error: var(--light-error, #cccccc); }
    @media (prefers-color-scheme: dark) { .page { --a: var(--dark-a, #010101); } }`
  const background = { background: '#000000', sheet: '#000000', text: '#ffffff' }
  const night = { ...both(grey), surfaces: { light: background } }
  expect(tokensOf('light', both(grey), sheet)('a')).toBe('#fefefe')
  expect(tokensOf('dark', both(grey), sheet)('a')).toBe('#010101')
  expect(tokensOf('light', both(grey), sheet)('error')).toBe('#cccccc')
  expect(tokensOf('light', night, sheet)('error')).toBe('#dddddd')
  expect(() => tokensOf('light', both(grey), sheet)('b')).toThrow('no --b')
})

it.each([
  [
    'light',
    { primary: '#07c160', onPrimary: '#ffffff' },
    'has too little contrast: onPrimary #ffffff on it 2.38:1, onPrimary #ffffff on it while it is pressed 3.33:1, links in it on #fcf8f5 2.25:1, links in it on #ffffff 2.38:1; text needs 4.5:1',
  ],
  [
    'light',
    { primary: '#b3261e', onPrimary: '#ffffff' },
    'is 10.4 from the colour of errors, #c4123f: nearer than 12 (CIEDE2000)',
  ],
] as const)(
  'gives the figures for what is hard to read or misread: %s %j',
  (mode, colors, what) => {
    expect(colorFaults('primary', mode, both(colors))).toMatchObject([
      { level: 'warning', path: 'primary', detail: `primary: "${colors.primary}" ${what}` },
    ])
  },
)

it('names a shade near by that passes, or says which text would', () => {
  const adviceFor = (mode: 'light' | 'dark', primary: string) =>
    colorFaults('', mode, both({ primary, onPrimary: '#ffffff' }))[0]?.fix ?? ''
  const [shade = ''] = /#[0-9a-f]{6}/.exec(adviceFor('light', '#07c160')) ?? []
  expect(wcagContrast(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(wcagContrast(shade, '#ffffff')).toBeLessThan(4.9)
  expect(adviceFor('dark', '#d0d0d0')).toBe(
    'No shade of it passes with this onPrimary. Set onPrimary to #000000 and look again.',
  )
})
