import type { Bridge } from '../simulator/bridge'
import { describeFailure } from '../server/request-failure'

const reach = { offline: false }

/** Whether this phone has a network, from now on. */
export function setOffline(offline: boolean): void {
  reach.offline = offline
}

/** The world, as long as this phone has a network. */
export function reachable(bridge: Bridge): Bridge {
  const offline = describeFailure('ENETUNREACH')
  const refuse = () => Promise.reject(new Error(offline.errMsg.replace('request:fail ', '')))
  return {
    ...bridge,
    loginCode: () => (reach.offline ? refuse() : bridge.loginCode()),
    phoneCode: (openid) => (reach.offline ? refuse() : bridge.phoneCode(openid)),
    request: (...spec) => (reach.offline ? Promise.resolve(offline) : bridge.request(...spec)),
  }
}
