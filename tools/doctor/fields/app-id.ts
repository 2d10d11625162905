import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { realEnvironments, type Scope } from '../scope'
import { isStandInId } from './placeholders'

/** `wx` and 16 hexadecimal digits: a mini program's AppID, and an app's on WeChat's Open Platform. */
export const APP_ID = /^wx[0-9a-f]{16}$/

/** DevTools' own id for a project without an account. */
const TOURIST = 'touristappid'

const FIX = "Set it to your mini program's AppID, here and as appid in project.config.json."

export function appId(scope: Scope): Finding[] {
  const { appId } = scope.deployment
  const item = { id: 'program.app-id', title: 'AppID', fine: String(appId) }
  return judge(item, problems(appId, scope))
}

function problems(appId: string, { environment }: Scope): Problem[] {
  const real = realEnvironments(environment).length > 0
  if (APP_ID.test(appId)) {
    return real && isStandInId(appId)
      ? [error(`${field('appId', appId)} is the stand-in's, not yours`, FIX)]
      : []
  }
  if (appId !== TOURIST) {
    return [error(`${field('appId', appId)} is not an AppID: wx and 16 hexadecimal digits`, FIX)]
  }
  const detail = `${field('appId', appId)} runs in DevTools only: no phone, no upload`
  return [real ? error(detail, FIX) : warning(detail, FIX)]
}
