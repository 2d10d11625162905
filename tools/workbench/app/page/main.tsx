import { effect } from '@preact/signals'
import { render } from 'preact'
import { followRestarts } from './restart'
import { chosen, config, loadExamples, look } from './state'
import { interfaceLanguage } from './text'
import { keepInAddress } from './url'
import { Workbench } from './workbench'

followRestarts()
keepInAddress()
effect(() => {
  document.documentElement.lang = interfaceLanguage.value === 'zh' ? 'zh-CN' : 'en'
})
effect(() => {
  const { light, dark } = look.value.brand.colors
  const { style } = document.documentElement
  style.setProperty('--brand', `light-dark(${light.primary}, ${dark.primary})`)
  style.setProperty('--on-brand', `light-dark(${light.onPrimary}, ${dark.onPrimary})`)
})
if (chosen.brand.value !== config.look.id) void loadExamples()

render(<Workbench />, document.body)
