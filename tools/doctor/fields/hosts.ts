import type { EnvironmentName } from '../deployment'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { environmentNames, realEnvironments, type Scope } from '../scope'
import { isIpAddress, isLoopback, originFault, parseUrl } from './origin'
import { isReservedHostname } from './placeholders'

const SHAPE = 'Write scheme and host alone, as in https://core.genauth.ai.'

export function hosts(scope: Scope): Finding[] {
  return environmentNames.flatMap((name) => {
    const { host } = scope.deployment.environments[name]
    const item = { id: `hosts.${name}`, title: name, fine: host }
    const path = `environments.${name}.host`
    return judge(item, name === 'develop' ? inDevelop(path, host) : inPublic(name, scope))
  })
}

function inDevelop(path: string, host: string): Problem[] {
  const fault = originFault(host)
  if (fault) return [error(`${field(path, host)} ${fault}`, SHAPE)]
  const url = new URL(host)
  if (url.protocol === 'https:' || isLoopback(url)) return []
  const detail = `${field(path, host)} is plain http to another machine: codes and tickets can be read on the way`
  return [warning(detail, 'Use https, or http://127.0.0.1 with a port.')]
}

/** A phone always checks the host of trial and release: https, a name, and in the list in WeChat's console. */
function inPublic(name: EnvironmentName, { deployment, environment }: Scope): Problem[] {
  const { host } = deployment.environments[name]
  const shown = field(`environments.${name}.host`, host)
  const fault = originFault(host) ?? (host.startsWith('https:') ? undefined : 'is not https')
  if (fault) return [error(`${shown} ${fault}`, SHAPE)]
  const url = new URL(host)
  if (isIpAddress(url) || isLoopback(url)) {
    return [error(`${shown} is no name: WeChat refuses IP addresses and localhost`, SHAPE)]
  }
  const problems: Problem[] = []
  if (realEnvironments(environment).includes(name) && isReservedHostname(url.hostname)) {
    problems.push(error(`${shown} is a name that nobody can own`, 'Put the host of your backend.'))
  }
  if (name === 'release' && isSameHost(host, deployment.environments.develop.host)) {
    const detail = `${shown} is the host of environments.develop: the public would log in where you try things out`
    problems.push(
      error(detail, 'Give develop a host of its own; the stand-in is http://127.0.0.1:9430.'),
    )
  }
  return problems
}

function isSameHost(one: string, other: string): boolean {
  return parseUrl(one)?.host === parseUrl(other)?.host
}
