import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Sample } from './config'
import { Copy } from './copy'
import { Choice, Row, Segments, Switch } from './controls'
import { type LaunchForm, readPath } from './login'
import { launch } from './session'
import { config, form, next, SCENES } from './state'
import { t } from './text'
import { Wire } from './wire'

const change = (part: Partial<LaunchForm>) => {
  form.value = { ...form.value, ...part }
}

/** How the app launches the mini program: as a form, as a path, as a request, as code. */
export function LaunchTab() {
  const { launch: say } = t.value
  const { contract, withPhone, withProof, scene, appId, cold } = form.value
  const path = next.value?.path ?? ''
  const edit = (edited: string) => {
    const read = readPath(edited, next.value)
    const { contract: named, withPhone: phone, withProof: proof } = read
    next.value = read
    form.value = {
      ...form.value,
      contract: named,
      withPhone: phone,
      withProof: proof,
      byHand: true,
    }
  }
  const request = { userName: config.originalId, path, miniprogramType: 0 }
  return (
    <>
      <h2 class="unseen">{say.title}</h2>
      <div class="form">
        <Row label={say.contract}>
          <Choice
            label={say.contract}
            choice={contract}
            options={config.contracts.map((id) => [id, say.contracts[id]])}
            onChoice={(id) => change({ contract: id, byHand: false })}
          />
        </Row>
        <Row label={say.scene}>
          <Choice
            label={say.scene}
            choice={String(scene)}
            options={SCENES.map((id) => [String(id), say.scenes[id]])}
            onChoice={(id) => change({ scene: Number(id) })}
          />
        </Row>
        <label class="row">
          <span>{say.appId}</span>
          <input
            class="mono"
            value={appId}
            spellcheck={false}
            onInput={({ currentTarget: { value } }) => change({ appId: value })}
          />
        </label>
        <Row label={say.start}>
          <Segments
            label={say.start}
            name="start"
            choice={cold ? 'cold' : 'hot'}
            options={[
              ['cold', say.cold],
              ['hot', say.hot],
            ]}
            onChoice={(start) => change({ cold: start === 'cold' })}
          />
        </Row>
        <Switch
          label={say.phone}
          on={withPhone}
          onChange={(on) => change({ withPhone: on, byHand: false })}
        />
        {contract === 'ticket' && (
          <Switch
            label={say.proof}
            on={withProof}
            onChange={(on) => change({ withProof: on, byHand: false })}
          />
        )}
      </div>
      <section>
        <header class="section-head">
          <h3>
            <label for="path">{say.path}</label>
          </h3>
          <Copy text={path} of={say.path} />
        </header>
        <textarea
          class="wire"
          id="path"
          rows={5}
          spellcheck={false}
          value={path}
          onInput={({ currentTarget: { value } }) => edit(value)}
        />
        <div class="under">
          <p class="note">{say.pathNote}</p>
          <button class="solid" id="launch" type="button" onClick={() => void launch()}>
            {say.go}
          </button>
        </div>
      </section>
      <Wire title={say.request} text={JSON.stringify(request, null, 2)} />
      <Samples />
    </>
  )
}

/** The function of each sample app that makes this launch. */
function Samples() {
  const { launch: say } = t.value
  const samples = useSignal<readonly Sample[] | undefined>(undefined)
  const shown = useSignal('')
  useEffect(() => {
    void fetch('/workbench/samples').then(async (answer) => {
      samples.value = answer.ok ? ((await answer.json()) as Sample[]) : []
    })
  }, [samples])
  if (!samples.value) return null
  const sample = samples.value.find(({ file }) => file === shown.value) ?? samples.value[0]
  if (!sample) return <p class="note">{say.noSamples}</p>
  return (
    <>
      <Row label={say.code}>
        <Choice
          label={say.code}
          choice={sample.file}
          options={samples.value.map(({ file, name }) => [file, name])}
          onChoice={(file) => (shown.value = file)}
        />
      </Row>
      <Wire title={sample.name} text={sample.code} />
      <p class="note">
        {say.from}{' '}
        <a href={`/repository/${sample.file}`} target="_blank" rel="noopener">
          {sample.file}
        </a>
      </p>
    </>
  )
}
