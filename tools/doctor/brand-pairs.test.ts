import { brandPairs } from './brand-pairs'
import { readTokens } from './tokens'

const colors = { primary: '#808080', onPrimary: '#ffffff' }
const tokens = { surfaces: ['#ffffff', '#000000'], text: '#000000' }

it('measures what a brand’s colours meet, and what the page makes of them', () => {
  const pairs = brandPairs('light', colors, tokens).map(
    ({ what, ratio }) => `${what} ${ratio.toFixed(1)}`,
  )
  expect(pairs).toEqual([
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
  expect(readTokens(sheet)).toEqual({
    light: { surfaces: ['#fefefe', '#fdfdfd'], text: '#111111' },
    dark: { surfaces: ['#010101'], text: '#eeeeee' },
  })
  expect(() => readTokens('.page { --surface: white; }')).toThrow('no --surface as #rrggbb')
})
