/** Methods that return their result although their names do not end with Sync. */
const DIRECT = new Set([
  'arrayBufferToBase64',
  'base64ToArrayBuffer',
  'canIUse',
  'getAppAuthorizeSetting',
  'getAppBaseInfo',
  'getBackgroundAudioManager',
  'getDeviceInfo',
  'getLogManager',
  'getMenuButtonBoundingClientRect',
  'getPerformance',
  'getRealtimeLogManager',
  'getRecorderManager',
  'getSystemSetting',
  'getUpdateManager',
  'getWindowInfo',
  'nextTick',
  'reportEvent',
])

/** Whether a `wx` method returns its result instead of calling back. */
export function answersDirectly(method: string): boolean {
  return method.endsWith('Sync') || DIRECT.has(method) || /^(create|on|off)[A-Z]/.test(method)
}
