const { readdirSync } = require('node:fs')
const { join } = require('node:path')

/**
 * Whole logins, and a program that is loaded anew for each case, take too long to be run for each mutant. `shipped` reads
 * the sources, which are full of mutants here.
 */
const LEFT_OUT = /^(login-session-model|secrecy|odd-phones|shipped)\./

// In one file, so that the program is loaded once for a mutant and not once for each file: a fifth of the time.
const folder = join(__dirname, '../unit', process.env.FOLDER)
for (const file of readdirSync(folder))
  if (file.endsWith('.test.ts') && !LEFT_OUT.test(file))
    describe(file, () => void require(join(folder, file)))
