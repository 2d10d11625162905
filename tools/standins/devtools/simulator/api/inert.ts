import type { Calls } from './call'

/** What has no effect here, but must be there to be called. */
export function inertApi(calls: Calls): Record<string, unknown> {
  const nothing = (): void => undefined
  const logger = { log: nothing, info: nothing, warn: nothing, error: nothing, debug: nothing }
  const filtered = { ...logger, setFilterMsg: nothing, addFilterMsg: nothing }
  const none = (): readonly unknown[] => []
  return {
    reportEvent: nothing,
    reportAnalytics: nothing,
    ...Object.fromEntries(CALLING_BACK.map((name) => [name, calls.promising(name, nothing)])),
    // Nobody has configured it for others.
    getExtConfigSync: () => ({}),
    getUpdateManager: () => ({
      // Nobody uploads another version while the simulator runs.
      onCheckForUpdate: (heard: (result: object) => void) => {
        setTimeout(() => heard({ hasUpdate: false }))
      },
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing,
    }),
    getLogManager: () => logger,
    getRealtimeLogManager: () => ({
      ...{ ...filtered, in: nothing, tag: () => filtered },
      getCurrentState: () => ({ logCount: 0, maxLogCount: 0, maxSize: 0, size: 0 }),
    }),
    getPerformance: () => ({
      ...{
        getEntries: none,
        getEntriesByName: none,
        getEntriesByType: none,
        setBufferSize: nothing,
      },
      createObserver: () => ({ observe: nothing, disconnect: nothing, supportedEntryTypes: [] }),
    }),
  }
}

const CALLING_BACK = ['preloadAssets', 'setBackgroundColor', 'vibrateShort', 'vibrateLong']
