import { wcagContrast } from 'culori'
import { brandPairs, contrastFaults, readTokens } from './colors'

const grey = { primary: '#808080', onPrimary: '#ffffff' }

it('measures what a brand’s colours meet, and what the page makes of them', () => {
  const tokens = { surfaces: ['#ffffff', '#000000'], text: '#000000' }
  const pairs = brandPairs('light', grey, tokens)
  expect(pairs.map(([what, ratio]) => `${what} ${ratio.toFixed(1)}`)).toEqual([
    'onPrimary #ffffff on it 3.9',
    // brandStyle makes #6c6c6c of it.
    'onPrimary #ffffff on it while it is pressed 5.3',
    'links in it on #ffffff 3.9',
    // A tenth of #808080: #f2f2f2 on white, #0d0d0d on black.
    'text #000000 on its tint on #ffffff 18.8',
    'links in it on #000000 5.3',
    'text #000000 on its tint on #000000 1.1',
  ])
})

it('reads the colours of both modes from the style sheet', () => {
  const sheet = `.page { --surface: #fefefe; --sheet: #fdfdfd; --text: #111111 }
    @media (prefers-color-scheme: dark) { .page { --surface: #010101; --sheet: #010101; --text: #eeeeee } }`
  expect(readTokens('light', sheet)).toEqual({ surfaces: ['#fefefe', '#fdfdfd'], text: '#111111' })
  expect(readTokens('dark', sheet)).toEqual({ surfaces: ['#010101'], text: '#eeeeee' })
  expect(() => readTokens('light', '.page { --surface: white; }')).toThrow(
    'no --surface as #rrggbb',
  )
})

it.each([
  [
    'light',
    { primary: '#07c160', onPrimary: '#ffffff' },
    'onPrimary #ffffff on it 2.38:1, onPrimary #ffffff on it while it is pressed 3.33:1, links in it on #ffffff 2.38:1',
  ],
  [
    'dark',
    { primary: '#8a2a15', onPrimary: '#ffffff' },
    'links in it on #191919 2.02:1, links in it on #242424 1.79:1',
  ],
] as const)('gives the figures for what is hard to read: %s %j', (mode, colors, figures) => {
  expect(contrastFaults('colors', mode, colors)).toMatchObject([
    {
      level: 'warning',
      path: 'colors.primary',
      detail: `colors.primary: "${colors.primary}" has too little contrast: ${figures}; text needs 4.5:1`,
    },
  ])
})

it('names a shade near by that passes, or says which text would', () => {
  const adviceFor = (mode: 'light' | 'dark', primary: string) =>
    contrastFaults('', mode, { primary, onPrimary: '#ffffff' })[0]?.fix ?? ''
  const [shade = ''] = /#[0-9a-f]{6}/.exec(adviceFor('light', '#07c160')) ?? []
  expect(wcagContrast(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(wcagContrast(shade, '#ffffff')).toBeLessThan(4.7)
  expect(adviceFor('dark', '#d0d0d0')).toBe(
    'No shade of it passes with this onPrimary. Set onPrimary to #000000 and look again.',
  )
})
