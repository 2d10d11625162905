const js = require('@eslint/js')
const tseslint = require('typescript-eslint')

// Who may import whom is in .dependency-cruiser.js.
module.exports = tseslint.config(
  { ignores: ['build/', 'coverage/', 'miniprogram/miniprogram_npm/', 'docs/'] },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: __dirname },
    },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A route handler or a fake is asynchronous because its caller expects that.
      '@typescript-eslint/require-await': 'off',
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
      'no-restricted-syntax': [
        'error',
        {
          selector: 'PropertyDefinition[readonly=false][value=null]',
          message: 'Give it an initial value, even undefined: MobX observes no field without one.',
        },
      ],
    },
  },
  {
    files: ['miniprogram/wechat/**/*.ts', 'miniprogram/app.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // Loading a module again is what a test of App() or Page() needs.
      '@typescript-eslint/no-require-imports': 'off',
      // expect.objectContaining() and its kin are `any` in jest's types, and methods are asserted on.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Running a program's code from its text is what these are for.
    files: ['tools/standins/devtools/**/*.ts', 'test/docs/samples/*.ts'],
    rules: {
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      // WeChat makes texts of what it is given, rejects with plain objects, and lends its methods out.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
)
