const { join, relative, sep } = require('node:path')

const ROOT = join(__dirname, '..')

/** jest asks anew for each test file, and a package has hundreds of its own. */
const found = new Map()

/**
 * An example lies over the repository: what it imports and does not bring along is the repository's. So its files stand
 * here as they will stand there.
 */
module.exports = (request, options) => {
  const key = [options.basedir, request, ...(options.conditions ?? [])].join('\0')
  const path = found.get(key) ?? resolve(request, options)
  found.set(key, path)
  return path
}

function resolve(request, options) {
  try {
    return options.defaultResolver(request, options)
  } catch (missing) {
    const [example, ...folder] = relative(__dirname, options.basedir).split(sep)
    if (example === '..' || !request.startsWith('.')) throw missing
    return options.defaultResolver(request, { ...options, basedir: join(ROOT, ...folder) })
  }
}
