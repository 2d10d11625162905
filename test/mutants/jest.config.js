const { projects } = require('../../jest.config.js')

const { FOLDER = '**' } = process.env

module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: '../..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: [`<rootDir>/test/unit/${FOLDER}/*.test.ts`],
  // Random logins, whole logins and a program that is loaded anew for each case take too long to be run for each mutant.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/(login-session-model|secrecy|odd-phones)\\.test\\.ts$',
  ],
}
