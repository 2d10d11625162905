const { transformSync } = require('esbuild')

/** TypeScript for jest. Fields are as WeChat's compiler makes them: assigned, not defined. */
module.exports = {
  process: (source, path) =>
    transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      // jest's modules have no import() of their own.
      supported: { 'dynamic-import': false },
      sourcefile: path,
      sourcemap: 'external',
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    }),
}
