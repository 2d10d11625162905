const { projects } = require('../../jest.config.js')

module.exports = {
  ...projects.find(({ displayName }) => displayName === 'unit'),
  rootDir: '../..',
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: ['<rootDir>/test/mutants/all.test.js'],
}
