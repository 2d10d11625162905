/** What people see, where it is hardest to show; `npm run test:slow` shows everything everywhere. */
const looks = 'test/visual/looks'

/**
 * Together they take longer than all others: they compile copies, the example brands and the guides' examples, start
 * WeChat's tools or whole commands, look at every screen by other means, or test the simulator, the mock backend and
 * the workbench's servers themselves. `npm run test:all` and CI run them, too.
 */
const slow = [
  'test/visual/accessibility',
  'test/visual/axe',
  'test/visual/brands',
  'test/visual/places',
  'test/visual/stability',
  'test/docs/adapting',
  'test/docs/app-server',
  'test/docs/apps',
  'test/docs/commands',
  'test/docs/self-hosting',
  'test/forks/forks',
  'tools/backend-check/check',
  'tools/compile/imported',
  'tools/doctor/tools',
  'tools/init/init',
  'tools/release/wechat-ci',
  'tools/standins/devtools/automator/a',
  'tools/standins/devtools/build/documented',
  'tools/standins/devtools/build/wx',
  'tools/standins/devtools/edit/checks',
  'tools/standins/devtools/edit/edits',
  'tools/standins/devtools/server/own-tab',
  'tools/standins/devtools/server/phone',
  'tools/standins/devtools/server/visitors',
  'tools/standins/devtools/simulator/api/',
  'tools/standins/devtools/simulator/components/components',
  'tools/standins/devtools/simulator/programs',
  'tools/standins/devtools/simulator/simulator',
  'tools/standins/genauth/',
  'tools/workbench/app/page/workbench',
  'tools/workbench/app/start',
  'tools/workbench/local-only',
  'tools/workbench/simulate/simulate',
  'tools/workbench/start',
]

const common = {
  testEnvironment: 'node',
  resolver: '<rootDir>/examples/resolver.js',
  transform: { '\\.ts$': '<rootDir>/test/transform.js' },
  setupFilesAfterEnv: ['<rootDir>/test/only-this-machine.ts'],
  // It has packages and tests of its own.
  modulePathIgnorePatterns: ['<rootDir>/examples/ticket-backend/'],
}

/** For all files that look at something. */
const oneBrowser = {
  globalSetup: '<rootDir>/test/visual-setup.ts',
  globalTeardown: '<rootDir>/test/visual-teardown.ts',
}

module.exports = {
  // Some start a browser and some run thousands of random logins, perhaps on a busy machine.
  testTimeout: 120_000,
  collectCoverageFrom: ['miniprogram/**/*.ts', '!**/miniprogram_npm/**'],
  // Counting by V8 itself: instrumented, the random logins take three times as long.
  coverageProvider: 'v8',
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { lines: 95 } },
  projects: [
    {
      ...common,
      displayName: 'unit',
      testPathIgnorePatterns: ['/node_modules/', '/examples/ticket-backend/', ...slow],
      setupFilesAfterEnv: [...common.setupFilesAfterEnv, '<rootDir>/test/mobx-setup.ts'],
      testMatch: ['test/unit', 'test/docs', 'tools', 'examples'].map(
        (folder) => `<rootDir>/${folder}/**/*.test.ts`,
      ),
    },
    {
      ...common,
      displayName: 'visual',
      testPathIgnorePatterns: ['/node_modules/', ...slow],
      testMatch: ['<rootDir>/test/visual/**/*.test.ts'],
      ...oneBrowser,
    },
    {
      ...common,
      displayName: 'slow',
      testMatch: [...slow, looks].map((path) => `<rootDir>/${path}*.test.ts`),
      globals: { everywhere: true },
      ...oneBrowser,
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e-setup.ts',
      globalTeardown: '<rootDir>/test/e2e-teardown.ts',
    },
  ],
}
