import { deployment } from '../../miniprogram/deployment'
import type { BrandSettings } from '../../miniprogram/branding/brand'
import type { Shown } from '../../tools/workbench/screens/states'

const [tenant] = deployment.environments.develop.tenants

/** Brands whose names are harder on the page than the one in deployment.ts: 24 Chinese characters, 40 letters. */
export const longNames: Readonly<Record<string, Shown>> = {
  'long name': named('北京枫叶飘飘国际精品手冲咖啡餐饮管理有限责任公司'),
  'long word': named('Mapleleafinternationalcoffeeroasterslimi'),
}

/** Brands without a picture, on purpose or by mistake. */
export const lostLogos: Readonly<Record<string, Shown>> = {
  'no logo': withBrand({ logo: '' }),
  'broken logo': withBrand({ logo: '/branding/missing.png' }),
}

/** The same in every language. */
function named(name: string): Shown {
  return withBrand({ name: { 'zh-CN': name } })
}

function withBrand(changed: Partial<BrandSettings>): Shown {
  return { tenant: { ...tenant, brand: { ...tenant.brand, ...changed } } }
}
