import { makeAutoObservable } from 'mobx-miniprogram'
import type { BrandAgreement } from '../branding/brand'
import type { Clock } from '../clock'
import type { LocaleName } from '../locales/index'
import type { WeChat } from '../wechat/wechat'
import { type Consents, readConsents, withConsent } from './consents'

/** What the person agreed to, kept on this device for each tenant. */
export class ConsentRecord {
  consents: Consents = {}
  private key = ''
  private readonly wechat: Pick<WeChat, 'stored' | 'store'>
  private readonly clock: Clock

  constructor(wechat: Pick<WeChat, 'stored' | 'store'>, clock: Clock) {
    this.wechat = wechat
    this.clock = clock
    makeAutoObservable<ConsentRecord, 'wechat' | 'clock'>(
      this,
      { wechat: false, clock: false },
      { deep: false },
    )
  }

  /** Reads what was agreed to for a tenant at an earlier visit. */
  load(tenantId: string): void {
    this.key = `consents.${tenantId}`
    this.consents = readConsents(this.wechat.stored(this.key))
  }

  /** The person agreed to these, as shown in that language. */
  give(agreements: readonly BrandAgreement[], lang: LocaleName): void {
    const agreedAt = new Date(this.clock.now()).toISOString()
    this.keep(withConsent(this.consents, agreements, { lang, agreedAt }))
  }

  /** The person took it back. */
  takeBack(agreements: readonly BrandAgreement[]): void {
    this.keep(withConsent(this.consents, agreements, undefined))
  }

  private keep(consents: Consents): void {
    this.consents = consents
    this.wechat.store(this.key, consents)
  }
}
