import type { EnabledContract } from '../deployment'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { tenantsIn, type LocatedTenant, type Scope } from '../scope'
import { isStandInId } from './placeholders'

/** How GenAuth writes the ids of user pools and applications. */
const ID = /^[0-9a-f]{24}$/

/** GenAuth's console: lower-case letters, digits and `-`, shorter than 32. */
const UNIQUE_ID = /^[a-z0-9-]{1,31}$/

/** RFC 9110 §5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/

type Settings = Readonly<Record<string, unknown>>

export function contracts(scope: Scope): Finding[] {
  return tenantsIn(scope).flatMap((located) => {
    const { contracts } = located.tenant
    const fine = contracts.map(({ name, ids }) => [name, ...ids].join(' ')).join(', ')
    const item = { id: 'launch.contracts', title: `${located.tenant.id}: contracts`, fine }
    const path = `${located.path}.contracts`
    if (contracts.length === 0) {
      return judge(item, [error(`${path}: is empty`, 'Enable one: ticket({ … }) for most apps.')])
    }
    return judge(item, [
      ...namedTwice(path, contracts),
      ...contracts.flatMap((contract, index) => [
        ...idProblems(`${path}[${index}]`, contract, located),
        ...settingProblems(`${path}[${index}]`, contract),
      ]),
    ])
  })
}

function namedTwice(path: string, contracts: readonly EnabledContract[]): Problem[] {
  const names = contracts.map(({ name }) => name)
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
  return twice.map((name) => error(`${path}: has ${name}() twice`, 'Put all its ids into one.'))
}

function idProblems(path: string, contract: EnabledContract, { real }: LocatedTenant): Problem[] {
  const { name, ids } = contract
  // Relay has none; what those of your own contract look like is yours to say.
  if (name !== 'ticket' && name !== 'signin') return []
  const what = name === 'ticket' ? 'user pool' : 'application'
  const fix = `Copy the id of your ${what} from GenAuth's console.`
  if (ids.length === 0) return [error(`${path}.ids: is empty, so ${name} answers no launch`, fix)]
  return ids.flatMap((id) => {
    const shown = field(`${path}.ids`, id)
    if (!ID.test(id)) return [error(`${shown} is no id of a ${what}: 24 hexadecimal digits`, fix)]
    return real && isStandInId(id) ? [error(`${shown} is the stand-in's, not yours`, fix)] : []
  })
}

function settingProblems(path: string, { name, settings }: EnabledContract): Problem[] {
  const values: Settings = { ...settings }
  if (name === 'ticket') return ticketProblems(`${path}.settings`, values)
  return name === 'signin' ? signinProblems(`${path}.settings`, values) : []
}

function ticketProblems(at: string, { path, lifetime }: Settings): Problem[] {
  const problems: Problem[] = []
  if (typeof path !== 'string' || !/^\/[^/].*\{userPoolId\}/.test(path)) {
    const detail = `${field(`${at}.path`, path)} does not start with / and hold {userPoolId}`
    problems.push(error(detail, 'As in /oauth/app2wxapp/ticket/{userPoolId}.'))
  }
  if (!Number.isInteger(lifetime) || Number(lifetime) < 1 || Number(lifetime) > 600) {
    const detail = `${field(`${at}.lifetime`, lifetime)} is not a whole number of seconds from 1 to 600`
    problems.push(error(detail, "Take your backend's; GenAuth's default is 120."))
  }
  return problems
}

function signinProblems(at: string, settings: Settings): Problem[] {
  const { extIdpConnIdentifier, scope, headers } = settings
  const problems: Problem[] = []
  if (typeof scope !== 'string' || !scope.split(' ').includes('openid')) {
    problems.push(
      error(`${field(`${at}.scope`, scope)} does not hold openid`, 'As in openid profile.'),
    )
  }
  if (typeof extIdpConnIdentifier !== 'string' || !UNIQUE_ID.test(extIdpConnIdentifier)) {
    const detail = `${field(`${at}.extIdpConnIdentifier`, extIdpConnIdentifier)} is not written as GenAuth's console writes a Unique ID: a-z, 0-9 and -, at most 31`
    problems.push(warning(detail, 'Copy the Unique ID of the mini program connection.'))
  }
  for (const [name, header] of Object.entries(headers ?? {})) {
    if (typeof header === 'string' && HEADER_NAME.test(header)) continue
    problems.push(error(`${field(`${at}.headers.${name}`, header)} is no name of a header`))
  }
  return problems
}
