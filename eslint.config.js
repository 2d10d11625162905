const js = require('@eslint/js')
const { importX } = require('eslint-plugin-import-x')
const { createTypeScriptImportResolver } = require('eslint-import-resolver-typescript')
const tseslint = require('typescript-eslint')

/** What a folder of miniprogram/ may import, besides itself. app.ts wires everything and is not listed. */
const allowedImports = {
  routes: ['session', 'locales', 'deployment.ts'],
  session: [
    'branding',
    'contracts',
    'deployment-fields.ts',
    'failure.ts',
    'launch',
    'locales',
    'wechat/wechat.ts',
  ],
  contracts: ['deployment-fields.ts', 'failure.ts', 'launch', 'one-line.ts', 'wechat/wechat.ts'],
  branding: ['deployment-fields.ts', 'locales', 'one-line.ts', 'wechat/wechat.ts'],
  wechat: ['failure.ts', 'launch'],
  launch: [],
  locales: [],
  'deployment.ts': ['branding', 'contracts', 'deployment-fields.ts'],
  'deployment-fields.ts': ['branding', 'contracts', 'locales'],
  'failure.ts': ['locales'],
  'one-line.ts': [],
}

const zone = (target, from, except, message) => ({ target, from, except, message })
const zones = Object.entries(allowedImports).map(([folder, allowed]) =>
  zone(
    `./miniprogram/${folder}`,
    './miniprogram',
    [folder, ...allowed].map((path) => `./${path}`),
    `miniprogram/${folder} may import only: ${[folder, ...allowed].join(', ')}`,
  ),
)

module.exports = tseslint.config(
  { ignores: ['build/', 'coverage/', 'miniprogram/miniprogram_npm/', 'docs/'] },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'test' })] },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: __dirname,
          zones: [
            ...zones,
            zone('./miniprogram', './test', [], 'the mini program knows no test'),
            zone('./miniprogram', './tools', [], 'the mini program knows no tool'),
            zone('./test/e2e', './tools', [], 'e2e files also run on the real DevTools'),
            zone('./test/e2e', './miniprogram', [], 'e2e files see what a tester sees'),
          ],
        },
      ],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: {
      'no-console': 'error',
      'max-params': ['error', 3],
      'no-restricted-globals': [
        'error',
        { name: 'wx', message: 'wx belongs to wechat/ and app.ts' },
      ],
    },
  },
  {
    files: ['miniprogram/wechat/**/*.ts', 'miniprogram/app.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Loading a module again is what a test of App() or Page() needs.
    files: ['test/unit/**/*.ts', 'test/docs/**/*.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
)
