const { projects } = require('../../jest.config.js')

module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: '../..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
  // Random logins, and a program that is loaded anew for each case, take too long to be run again for each mutant.
  testPathIgnorePatterns: ['/node_modules/', '-model\\.test\\.ts$', 'odd-phones\\.test\\.ts$'],
}
