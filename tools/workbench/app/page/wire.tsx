import type { ComponentChildren } from 'preact'
import { Copy } from './copy'

interface WireProps {
  readonly title: string
  readonly text: string
  /** In place of an empty text. */
  readonly empty?: string
}

/** Text as a machine gets it, to be copied. */
export function Wire({ title, text, empty = '' }: WireProps) {
  return (
    <section>
      <header class="section-head">
        <h3>{title}</h3>
        <Copy text={text} of={title} />
      </header>
      <pre class="wire" tabIndex={0} role="region" aria-label={title}>
        {text === '' ? <i>{empty}</i> : text}
      </pre>
    </section>
  )
}

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <header class="section-head">
        <h3>{title}</h3>
      </header>
      {children}
    </section>
  )
}

/** JSON over several lines, or the text itself if it is none. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
