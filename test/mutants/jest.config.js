const { projects } = require('../../jest.config.js')

const { displayName: _, ...unit } = projects.find(({ displayName }) => displayName === 'unit')

module.exports = {
  ...unit,
  rootDir: '../..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
  // Random lives take too long to be run again for each mutant.
  testPathIgnorePatterns: ['/node_modules/', '-model\\.test\\.ts$'],
}
