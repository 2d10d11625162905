import { plainMessage, reasonOf } from '../../../miniprogram/contracts/message'

describe('plainMessage', () => {
  it('leaves a plain message as it is, percent signs and emoji included', () => {
    expect(plainMessage('授权成功 100% 🎉')).toBe('授权成功 100% 🎉')
  })

  it('takes out what would split the result', () => {
    expect(plainMessage('a=1&b=2')).toBe('a 1 b 2')
  })

  it('puts everything on one line', () => {
    expect(plainMessage('one\r\ntwo')).toBe('one two')
  })

  it('is never empty: a Java app would crash on that', () => {
    expect([plainMessage('&='), plainMessage('')]).toEqual(['-', '-'])
  })
})

describe('reasonOf', () => {
  it("gives the backend's message", () => {
    expect(reasonOf({ message: ' 用户池不存在 \n' })).toBe('用户池不存在')
  })

  it.each([[undefined], [null], [42], [''], ['\u200b \n'], [{}]])(
    'gives nothing where the message is %p',
    (message) => {
      expect(reasonOf({ message })).toBeUndefined()
    },
  )
})
