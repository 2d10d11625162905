import { deployment } from '../../miniprogram/deployment'
import type { Shown } from './states'

const { brand } = deployment

/** Brands whose names are harder on the page than the one in deployment.ts: 24 Chinese characters, 40 letters. */
export const longNames: Readonly<Record<string, Shown>> = {
  'long name': named('北京枫叶飘飘国际精品手冲咖啡餐饮管理有限责任公司'),
  'long word': named('Mapleleafinternationalcoffeeroasterslimi'),
}

/** Brands without a picture, on purpose or by mistake. */
export const lostLogos: Readonly<Record<string, Shown>> = {
  'no logo': { ...deployment, brand: { ...brand, logo: '' } },
  'broken logo': { ...deployment, brand: { ...brand, logo: '/branding/missing.png' } },
}

/** The same in every language. */
function named(name: string): Shown {
  return { ...deployment, brand: { ...brand, name: { 'zh-CN': name } } }
}
