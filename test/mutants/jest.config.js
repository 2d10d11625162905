const { projects } = require('../../jest.config.js')

module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: '../..',
  // Jest looks at every file of these before each run.
  roots: ['<rootDir>/miniprogram', '<rootDir>/test/mutants', '<rootDir>/test/unit'],
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: ['<rootDir>/test/mutants/all.test.js'],
}
