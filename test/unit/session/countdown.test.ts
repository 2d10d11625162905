import { Countdown } from '../../../miniprogram/session/countdown'
import { HandClock } from './bench'

function counting(seconds: number) {
  const clock = new HandClock()
  const told: number[] = []
  const countdown = new Countdown(clock, (left) => told.push(left))
  countdown.start(clock.time, seconds)
  return { clock, told, countdown }
}

describe('Countdown', () => {
  it('tells every second, down to 0, and then no more', () => {
    const { clock, told } = counting(3)
    for (let second = 0; second < 6; second += 1) clock.pass(1)
    expect(told).toEqual([3, 2, 1, 0])
  })

  it('tells nothing after it was stopped', () => {
    const { clock, told, countdown } = counting(3)
    countdown.stop()
    clock.pass(1)
    countdown.check()
    expect(told).toEqual([3])
  })

  it('is over at once where its time had passed before it began', () => {
    const { clock, countdown, told } = counting(9)
    countdown.start(clock.time - 10_000, 5)
    expect(told).toEqual([9, 0])
  })

  it('is over when the clock was set back', () => {
    const { clock, countdown, told } = counting(9)
    clock.pass(2)
    clock.time -= 1000
    countdown.check()
    expect(told.at(-1)).toBe(0)
  })

  it('catches up after a background in which no timer ran', () => {
    const { clock, countdown, told } = counting(9)
    clock.time += 4000
    countdown.check()
    expect(told).toEqual([9, 5])
  })

  it('counts the newest start only', () => {
    const { clock, countdown, told } = counting(9)
    countdown.start(clock.time, 100)
    clock.pass(1)
    expect(told).toEqual([9, 100, 99])
  })
})
