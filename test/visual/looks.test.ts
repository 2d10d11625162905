import { projectOf } from '../../tools/compile/project'
import { Gallery } from './gallery'
import { lookThrough } from './look-through'
import { localeNames, states } from './states'

let gallery: Gallery
let findings: (name: string) => string[]

beforeAll(async () => {
  gallery = await Gallery.open(await projectOf())
  findings = await lookThrough(gallery)
})

afterAll(() => gallery.close())

describe.each(Object.keys(states))('%s', (state) => {
  it.each(localeNames)('can be read and tapped everywhere in %s', (locale) => {
    expect(findings(`${state} ${locale}`)).toEqual([])
  })
})
