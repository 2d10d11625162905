import type { Problem } from './problem'
import css from './overlay.css'

const NAMES: Readonly<Record<Problem['source'], string>> = {
  typescript: 'TypeScript',
  json: 'JSON',
  wxml: 'WXML',
  wxss: 'WXSS',
  deployment: 'deployment.ts',
  wechat: "WeChat's compiler",
  program: 'The program threw',
}

/** Lies over the last good page, and is gone with the last problem. A person may close it until there are others. */
export class Overlay {
  readonly #host = document.createElement('edit-overlay')
  readonly #root = this.#host.attachShadow({ mode: 'open' })
  readonly #around: () => Element
  #shown = ''

  /** @param around the element that holds it */
  constructor(around: () => Element = () => document.body) {
    this.#around = around
    window.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#host.remove()
    })
  }

  show(problems: readonly Problem[]): void {
    const shown = JSON.stringify(problems)
    if (shown === this.#shown) return
    this.#shown = shown
    if (problems.length === 0) return this.#host.remove()
    const style = document.createElement('style')
    style.textContent = css
    const close = element('button', 'close', '×')
    close.setAttribute('aria-label', 'Close')
    close.addEventListener('click', () => this.#host.remove())
    const list = element('div', 'problems')
    list.setAttribute('role', 'alert')
    list.append(...problems.map(drawn))
    this.#root.replaceChildren(style, close, list)
    this.open()
  }

  /** Once more what a person has closed. */
  open(): void {
    this.#around().append(this.#host)
  }
}

function drawn({ source, file, line, column, message, lineText }: Problem): HTMLElement {
  const problem = element('section', 'problem')
  problem.append(
    element('span', 'source', NAMES[source]),
    element('code', 'place', `${file}:${line}:${column}`),
    element('p', 'message', message),
  )
  if (lineText.trim() !== '') {
    const frame = element('pre', 'line', `${lineText}\n`)
    frame.append(element('span', 'caret', `${lineText.slice(0, column - 1).replace(/\S/g, ' ')}^`))
    problem.append(frame)
  }
  return problem
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = name
  made.textContent = text
  return made
}
