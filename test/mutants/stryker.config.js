const { FOLDER } = process.env
if (!FOLDER)
  throw new Error(
    'FOLDER=session npm run mutants, for miniprogram/session/; FOLDER=. for its files',
  )

/** `FOLDER=session npm run mutants`: which changes of miniprogram/session/ no test of test/unit/session/ notices. */
module.exports = {
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  jest: {
    projectType: 'custom',
    configFile: 'test/mutants/jest.config.js',
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // Texts and settings are held by the tests of documents and of the doctor.
  mutate: [
    `miniprogram/${FOLDER}/*.ts`,
    '!miniprogram/{miniprogram_npm,locales}/**',
    '!miniprogram/deployment*.ts',
  ],
  ignorePatterns: ['/build', '/coverage', '/docs', '/examples/brands'],
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 1,
  // A busy machine must not count as a kill.
  timeoutMS: 60_000,
  timeoutFactor: 4,
  incremental: true,
  incrementalFile: `build/mutants/${FOLDER}.json`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: `build/mutants/${FOLDER}-report.json` },
  tempDirName: 'build/stryker',
}
