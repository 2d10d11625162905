const { createHash } = require('node:crypto')
const { transformSync } = require('esbuild')

/** Fields are as WeChat's compiler makes them: assigned, not defined. */
const options = {
  loader: 'ts',
  format: 'cjs',
  target: 'node20',
  // jest's modules have no import() of their own.
  supported: { 'dynamic-import': false },
  sourcemap: 'external',
  keepNames: true,
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
}

/** TypeScript for jest. */
module.exports = {
  process: (source, path) => transformSync(source, { ...options, sourcefile: path }),
  getCacheKey: (...[source, path, { instrument }]) =>
    createHash('sha1')
      .update(JSON.stringify([source, path, instrument, options]))
      .digest('hex'),
}
