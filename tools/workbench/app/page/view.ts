import type { AppUser } from '../app-server'
import type { AppLook } from './config'
import type { Status, Step } from './outcome'

export function element<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`index.html has no #${id}`)
  return found as Kind
}

/** Another brand's colours, name and logo; what only Maple Coffee says goes. */
export function showLook({ name, localName, logo, colors }: AppLook): void {
  document.title = `${name} · log in with WeChat`
  document.body.classList.add('other-brand')
  element('brand-name').textContent = name
  element('brand-local-name').textContent = localName
  element('greeting').textContent = 'Good to see you'
  element<HTMLImageElement>('brand-logo').src = logo
  const variables = ({ primary, onPrimary }: AppLook['colors']['light']) =>
    `:root { --brand: ${primary}; --on-brand: ${onPrimary} }`
  const style = document.createElement('style')
  style.textContent = `${variables(colors.light)}
@media (prefers-color-scheme: dark) { ${variables(colors.dark)} }`
  document.head.append(style)
}

/** While the login is in WeChat, WeChat is in front. */
export function showStatus(status: Status): void {
  document.body.dataset['status'] = status
  document.body.dataset['front'] = status === 'in_wechat' ? 'wechat' : 'app'
  const exchanging = status === 'exchanging'
  element<HTMLButtonElement>('log-in').disabled = exchanging
  element('log-in-text').textContent = exchanging ? 'Logging in…' : 'Log in with WeChat'
}

/** As a person does with the app switcher: the login stays where it is. */
export function switchFront(): void {
  const { dataset } = document.body
  dataset['front'] = dataset['front'] === 'app' ? 'wechat' : 'app'
}

export function showFailure(message: string | null): void {
  element('failure').hidden = message === null
  element('failure').textContent = message
}

export function showUser({ name, phone, token }: AppUser): void {
  element('user-name').textContent = name
  element('user-phone').textContent = phone === null ? 'Not shared' : maskedPhone(phone)
  element('user-token').textContent = `${token.slice(0, 8)}…${token.slice(-6)}`
}

/** 138 **** 8000: enough to recognise one's own number, and no more. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, -8)} **** ${phone.slice(-4)}`.trim()
}

const stepTexts: Record<string, string> = {
  launched: 'App launches WeChat',
  returned: 'Back in the app',
  exchanged: 'Logged in at the app server',
  failed: 'Login failed',
  ready: 'Page ready',
  login_code: 'Login code',
  phone_code: 'Phone code',
  posted: 'Codes sent to GenAuth',
  answered: 'GenAuth answered',
}

export function showSteps(steps: readonly Step[]): void {
  element('steps').replaceChildren(...steps.map(stepItem))
  const last = steps.at(-1)
  element('total').textContent = last === undefined ? '' : `${last.at} ms`
}

function stepItem({ name, at, detail }: Step): HTMLLIElement {
  const item = document.createElement('li')
  item.className = name === 'failed' ? 'bad' : ''
  const text = document.createElement('span')
  const time = document.createElement('time')
  text.textContent = stepTexts[name] ?? name
  time.textContent = `${at} ms`
  item.append(text, time)
  if (detail !== undefined) {
    const note = document.createElement('small')
    note.textContent = detail
    item.append(note)
  }
  return item
}
