import type { Signal } from '@preact/signals'
import { type ComponentChildren, Fragment } from 'preact'

type Options<Name extends string> = readonly (readonly [id: Name, text: string])[]

interface ChoiceProps<Name extends string> {
  readonly label: string
  readonly choice: Name
  readonly options: Options<Name>
  readonly onChoice: (choice: Name) => void
  /** The person is about to choose. */
  readonly onOpen?: () => void
}

/** One of a list that opens. Its label is for those who do not see what it is about. */
export function Choice<Name extends string>(props: ChoiceProps<Name>) {
  const { label, choice, options, onChoice, onOpen } = props
  return (
    <select
      class="choice"
      aria-label={label}
      title={label}
      value={choice}
      onFocus={onOpen}
      onPointerEnter={onOpen}
      onChange={({ currentTarget: { value } }) => {
        const found = options.find(([id]) => id === value)
        if (found) onChoice(found[0])
      }}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id} selected={id === choice}>
          {text}
        </option>
      ))}
    </select>
  )
}

interface SegmentsProps<Name extends string> extends ChoiceProps<Name> {
  /** Of the group in this page. */
  readonly name: string
  /** Paths of 16 × 16, in place of the texts. */
  readonly icons?: Readonly<Record<Name, string>>
}

/** One of a few that all are there to see. */
export function Segments<Name extends string>(props: SegmentsProps<Name>) {
  const { label, name, choice, options, icons, onChoice } = props
  return (
    <fieldset class="segments">
      <legend class="unseen">{label}</legend>
      {options.map(([id, text]) => (
        <label key={id} title={icons ? text : undefined}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === choice}
            onChange={() => onChoice(id)}
          />
          <span class={icons ? 'unseen' : ''}>{text}</span>
          {icons && (
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={icons[id]} />
            </svg>
          )}
        </label>
      ))}
    </fieldset>
  )
}

/** Chooses for a signal. */
export function choosing<Name extends string>(kept: Signal<Name>) {
  return {
    choice: kept.value,
    onChoice: (choice: Name) => {
      kept.value = choice
    },
  }
}

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <label class="row switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
    </label>
  )
}

/** A control with its name before it. */
export function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="row">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  )
}

/** Names and values. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [ComponentChildren, ComponentChildren])[]
}) {
  return (
    <dl class="facts">
      {facts.map(([name, value], index) => (
        <Fragment key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
