import { computed, signal } from '@preact/signals'
import { en, zh } from './texts'

export type InterfaceLanguage = 'en' | 'zh'

export const interfaceLanguage = signal<InterfaceLanguage>(
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
)

/** What the interface says, in its language. */
export const t = computed(() => (interfaceLanguage.value === 'zh' ? zh : en))
