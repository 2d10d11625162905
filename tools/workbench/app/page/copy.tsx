import { useSignal } from '@preact/signals'
import { t } from './text'

interface CopyProps {
  readonly text: string | (() => string)
  /** Left out: "Copy". */
  readonly label?: string
  readonly class?: string
  /** Of what it copies, if the label does not say it. */
  readonly of?: string
}

/** How long it says that it was done, in milliseconds. */
const SAID = 1_600

export function Copy({ text, label, class: look = 'link', of }: CopyProps) {
  const done = useSignal(false)
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
    done.value = true
    setTimeout(() => (done.value = false), SAID)
  }
  const shown = label ?? t.value.copy
  const said = done.value ? t.value.copied : shown
  return (
    <>
      <button
        class={`copy ${look}`}
        type="button"
        aria-label={of === undefined ? undefined : `${shown}: ${of}`}
        onClick={() => void copy()}
      >
        {said}
      </button>
      <span class="unseen" role="status">
        {done.value ? said : ''}
      </span>
    </>
  )
}
