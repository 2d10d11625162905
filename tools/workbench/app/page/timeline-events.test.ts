import { type TimelineEvent, timelineText, withEvent } from './timeline-events'

const login: TimelineEvent = { id: '1', lane: 'program', name: 'wx.login', at: 110, detail: '' }
const post: TimelineEvent = { id: '2', lane: 'backend', name: 'POST /a', at: 105, detail: '{}' }

test('Events stand in the order in which they began, each once', () => {
  const ended = { ...login, took: 40, detail: '→ {}' }
  const events = [login, post, ended].reduce<readonly TimelineEvent[]>(withEvent, [])
  expect(events).toEqual([post, ended])
})

test('As text, each is a line with its time, lane and duration', () => {
  expect(timelineText([{ ...post, took: 12.4 }, login], 100)).toBe(
    '     5 ms  backend  POST /a (12 ms)  {}\n    10 ms  program  wx.login',
  )
})
