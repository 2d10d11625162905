/** A region with its code of six digits; a city has a postcode. */
export interface Region {
  readonly name: string
  readonly code: string
  readonly postcode?: string
  readonly below?: readonly Region[]
}

/** A few, to choose from; WeChat has them all. */
export const REGIONS: readonly Region[] = [
  region('110000 北京市', [
    region('110100 北京市 100010', regions('110101 东城区', '110105 朝阳区', '110108 海淀区')),
  ]),
  region('310000 上海市', [
    region('310100 上海市 200001', regions('310101 黄浦区', '310115 浦东新区')),
  ]),
  region('440000 广东省', [
    region('440100 广州市 510000', regions('440103 荔湾区', '440105 海珠区', '440106 天河区')),
    region('440300 深圳市 518000', regions('440304 福田区', '440305 南山区')),
  ]),
]

function regions(...written: readonly string[]): Region[] {
  return written.map((each) => region(each))
}

function region(written: string, below: readonly Region[] = []): Region {
  const [code = '', name = '', postcode] = written.split(' ')
  return { name, code, below, ...(postcode === undefined ? {} : { postcode }) }
}
