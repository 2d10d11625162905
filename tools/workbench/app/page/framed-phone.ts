import type { Phone } from '../../scenarios/phone'
import { chosen, config, form, locale, look, phoneSettings } from './state'

let phone: Phone | undefined

/**
 * A scenario leaves its phone and its backend behind: a locked account, an old base library. It may have been one of
 * another tab.
 */
let inScenario = true

export function holdPhone(framed: Phone): void {
  phone = framed
}

/** Does something with the phone; until there is one, nothing. */
export async function ask(order: string, details?: object): Promise<unknown> {
  return phone?.ask(order, details)
}

/** A phone as it is chosen, with more settings for who needs them: the query of the simulator's page. */
export async function takePhone(more: string): Promise<void> {
  await phone?.be([phoneSettings.value, more].filter(Boolean).join('&'))
  await setUp()
  await wearBrand()
}

/** What a page that is loaded again does not know: the settings name the first theme, and it may be another one by now. */
export async function setUp(): Promise<void> {
  await ask('theme', { theme: chosen.theme.value })
  await ask('offline', { offline: !inScenario && chosen.network.value === 'offline' })
}

/** The deployment's own brand is in the program, where an edit changes it. */
export async function wearBrand(): Promise<void> {
  const { id, brand, agreements, files } = look.value
  const other = id === config.look.id ? {} : { brand, agreements, files }
  await ask('brand', { name: brand.name[locale.value] ?? brand.name['zh-CN'], ...other })
}

/** The app opens the mini program, as the form says. */
export async function launchPhone(path: string | undefined): Promise<void> {
  const { scene, appId } = form.value
  await ask('launch', { path, scene, ...(scene === 1069 ? { appId } : {}) })
}

let telling: Promise<void> = Promise.resolve()

/** One after the other: what was chosen last stays. */
export function tellNetwork(): Promise<void> {
  const tell = async () => {
    const network = chosen.network.value
    await ask('offline', { offline: network === 'offline' })
    await fetch('/workbench/network', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ network }),
    })
  }
  telling = telling.then(tell, tell)
  return telling
}

/** A scenario has its own network. */
export function enterScenario(): void {
  inScenario = true
}

export async function leaveScenario(): Promise<void> {
  if (!inScenario) return
  inScenario = false
  chosen.scenario.value = undefined
  await takePhone('')
  await fetch('/scenarios/backend', { method: 'DELETE' })
  await tellNetwork()
}
