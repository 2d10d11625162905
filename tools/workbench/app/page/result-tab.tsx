import type { JSX } from 'preact'
import {
  AppCrash,
  jsonObject,
  readAsGuardAndroid,
  readAsJavaSample,
  readAsSwiftSample,
} from '../sample-parsers'
import type { AppContract } from './config'
import { Facts } from './controls'
import { docsLink } from '../../scenarios/docs-link'
import type { DocsRow, Played } from '../../scenarios/scenario'
import { scenarios } from '../../scenarios/scenarios'
import type { Ending, PendingLogin } from './login'
import { differencesOf, documented, played, said } from './plays'
import { maskedPhone } from './app-screen'
import { chosen, login } from './state'
import { t } from './text'
import { indented, Section, Wire } from './wire'

/** What the app received, how app code reads it, and what its server made of it. */
export function ResultTab() {
  const { result: say } = t.value
  const ending = login.ending.value
  const pending = login.pending.value
  if (!ending || !pending) return <p class="empty">{say.none}</p>
  const { extMsg } = ending
  const result = played.value.get(chosen.scenario.value ?? '')
  return (
    <>
      {result && <Documented result={result} />}
      {result && (
        <Wire title={say.headless} text={`npm run scenarios -- --own --only ${result.id}`} />
      )}
      {extMsg === null ? (
        <Section title={say.title}>
          <p class="note">{say.nothing}</p>
        </Section>
      ) : (
        <Received extMsg={extMsg} pending={pending} />
      )}
      <Exchange {...{ ending }} />
      <Person {...{ ending }} />
    </>
  )
}

/** The result as it came, decoded, and as app code reads it. */
function Received({ extMsg, pending }: { extMsg: string; pending: PendingLogin }) {
  const { result: say } = t.value
  return (
    <>
      <Wire title={say.title} text={extMsg} empty={say.empty} />
      {extMsg !== '' && (
        <Section title={say.decoded}>
          <Facts
            facts={decoded(extMsg).map(([name, value]) => [
              name,
              <code class="long">{value}</code>,
            ])}
          />
        </Section>
      )}
      <Section title={say.readers}>
        <Facts
          facts={[
            [
              say.swift,
              <Read by={readAsSwiftSample} {...{ extMsg, contract: pending.contract }} />,
            ],
            [say.java, <Read by={readAsJavaSample} {...{ extMsg, contract: pending.contract }} />],
            [say.guard, <GuardRead {...{ extMsg, contract: pending.contract }} />],
            [
              say.state,
              <StateVerdict extMsg={extMsg} state={pending.state} contract={pending.contract} />,
            ],
          ]}
        />
      </Section>
    </>
  )
}

/** Whether the scenario ended as its row of the documents says. */
function Documented({ result }: { result: Played }) {
  const { result: say } = t.value
  const scenario = scenarios.find(({ id }) => id === result.id)
  const expected = documented(result)
  return (
    <Section title={say.documented}>
      {result.skipped !== undefined ? (
        <p class="note">{said(result.skipped)}</p>
      ) : (
        <Facts
          facts={[
            [
              scenario ? <DocsLink row={scenario.row} /> : '',
              result.ok ? (
                <b class="good">{say.asDocumented}</b>
              ) : (
                <b class="bad">{say.notDocumented}</b>
              ),
            ],
            [say.screen, result.expected.title],
            ['extMsg', <code>{expected === null ? '–' : expected || say.empty}</code>],
          ]}
        />
      )}
      {differencesOf(result).map((difference) => (
        <p key={difference} class="fault">
          {difference}
        </p>
      ))}
    </Section>
  )
}

function DocsLink({ row }: { row: DocsRow }) {
  return (
    <a href={docsLink(row)} target="_blank" rel="noopener">
      {row.doc}.md
    </a>
  )
}

/** Names and values of either form. */
function decoded(extMsg: string): readonly (readonly [string, string])[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  if (extMsg.startsWith('{')) {
    return Object.entries(jsonObject(extMsg)).map(([name, value]) => [name, text(value)] as const)
  }
  return extMsg.split('&').map((part) => {
    const [name = '', ...value] = part.split('=')
    return [name, value.join('=')] as const
  })
}

interface ReadProps {
  readonly extMsg: string
  readonly contract: AppContract
}

/** What a sample of the guides for tickets makes of it. */
function Read({ by, extMsg, contract }: ReadProps & { by: typeof readAsSwiftSample }): JSX.Element {
  const { result: say } = t.value
  if (contract !== 'ticket') return <span class="quiet">{say.otherContract}</span>
  try {
    const { code, message, ticket, state } = by(extMsg)
    const rest = [...(ticket ? ['ticket'] : [message]), ...(state ? ['state'] : [])]
    return (
      <>
        <b class="good">{say.reads}</b> · code {code}, {rest.join(', ')}
      </>
    )
  } catch (error) {
    const reason = error instanceof AppCrash ? error.message : String(error)
    return (
      <>
        <b class="bad">{say.crash}</b> · {reason}
      </>
    )
  }
}

function GuardRead({ extMsg, contract }: ReadProps): JSX.Element {
  const { result: say } = t.value
  if (contract !== 'relay') return <span class="quiet">{say.otherContract}</span>
  const read = readAsGuardAndroid(extMsg)
  if (read.kind === 'denied') {
    return (
      <>
        <b class="good">{say.denied}</b> · {read.message}
      </>
    )
  }
  const found = [...(read.code ? ['code'] : []), ...(read.phoneInfoCode ? ['phoneInfoCode'] : [])]
  return (
    <>
      <b class="good">{say.reads}</b> · {found.join(', ')}
    </>
  )
}

function StateVerdict({ extMsg, state, contract }: ReadProps & { state: string | undefined }) {
  const { result: say } = t.value
  const given = new Map(decoded(extMsg)).get('state')
  if (given === state) return <b class="good">{say.sameState}</b>
  // An empty text is every "no" of relay, and has no place for a state.
  if (contract === 'relay' && extMsg === '') return <span class="quiet">{say.noState}</span>
  return <b class="bad">{say.otherState}</b>
}

function Exchange({ ending: { wire, user, took } }: { ending: Ending }) {
  const { result: say } = t.value
  if (!wire) {
    return (
      <Section title={say.exchange}>
        <p class="note">{user ? say.local : say.noExchange}</p>
      </Section>
    )
  }
  const text = `${wire.request}\n${indented(wire.body)}\n\n${wire.status}  (${Math.round(took)} ms)\n${unpacked(wire.answer)}`
  return (
    <>
      <Wire title={say.exchange} text={text} />
      <Wire title="curl" text={wire.curl} />
    </>
  )
}

/** GenAuth gives its data as JSON in JSON. */
function unpacked(answer: string): string {
  const fields = jsonObject(answer)
  const { data } = fields
  if (typeof data !== 'string') return indented(answer)
  return JSON.stringify({ ...fields, data: jsonObject(data) }, null, 2)
}

function Person({ ending: { user, failure } }: { ending: Ending }) {
  const { result: say, app } = t.value
  return (
    <Section title={user ? say.user : say.failure}>
      {user ? (
        <Facts
          facts={[
            [say.id, <code>{user.id}</code>],
            [say.phone, user.phone === null ? app.notShared : maskedPhone(user.phone)],
            [say.token, <code>{`${user.token.slice(0, 12)}…`}</code>],
          ]}
        />
      ) : (
        <p>
          {failure} <span class="quiet">{say.nobody}</span>
        </p>
      )}
    </Section>
  )
}
