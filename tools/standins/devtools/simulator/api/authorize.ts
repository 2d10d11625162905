import type { Context } from '../context'
import { isScope } from '../surfaces/texts'
import { showAuthorizeSheet } from '../surfaces/authorize-sheet'
import { showSettings } from '../surfaces/settings'
import type { Calls } from './call'
import { Failure, textOf } from './failure'

/** https://developers.weixin.qq.com/miniprogram/dev/api/base/user-info/wx.getUserProfile.html: the same for everybody since 2022. */
const NOBODY = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl: '',
}

const open = { userInfo: NOBODY, rawData: JSON.stringify(NOBODY) }

/** What a program may know of a person, with what proves it to a server. */
export const profile = { ...open, signature: '', encryptedData: '', iv: '' }

/** What the person has to allow. */
export function authorizeApi(context: Context, calls: Calls): Record<string, unknown> {
  const { authorizations, privacy } = context
  return {
    getSetting: calls.promising('getSetting', () => ({ authSetting: authorizations.all() })),
    authorize: calls.promising('authorize', async ({ scope }) => {
      const asked = textOf(scope, 'scope')
      if (!isScope(asked)) throw new Failure(`invalid scope ${asked}`)
      if (privacy.guards(asked)) await privacy.ensure('authorize')
      const allowed = authorizations.of(asked) ?? (await showAuthorizeSheet(context, asked))
      authorizations.decide(asked, allowed)
      if (!allowed) throw new Failure('auth deny', 103)
    }),
    openSetting: calls.promising('openSetting', async () => {
      await showSettings(context)
      return { authSetting: authorizations.all() }
    }),
    getUserProfile: calls.promising('getUserProfile', ({ desc }) => {
      if (textOf(desc, 'desc') === '') throw new Failure('desc is empty')
      return profile
    }),
    getUserInfo: calls.promising('getUserInfo', ({ withCredentials }) =>
      withCredentials ? profile : open,
    ),
  }
}
