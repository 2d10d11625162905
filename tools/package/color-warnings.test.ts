import { deploymentOf, tenantOf } from '../doctor/sample-deployment'
import { colorWarnings } from './color-warnings'

it('says nothing of colours that can be read', () => {
  expect(colorWarnings()).toEqual([])
})

it('names the field and the figure of a button that is hard to read', () => {
  const { brand } = tenantOf()
  const light = { primary: '#07c160', onPrimary: '#ffffff' }
  const green = tenantOf({ brand: { ...brand, colors: { ...brand.colors, light } } })
  const [warning = ''] = colorWarnings(deploymentOf([green]))
  expect(warning).toMatch(/^warning: \S+\.brand\.colors\.light\.primary: "#07c160"/)
  expect(warning).toContain('2.3')
})
