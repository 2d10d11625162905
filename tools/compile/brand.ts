import type { Command } from 'commander'

export interface BrandOptions {
  /** Of an example; without it, it is this repository that is meant. */
  readonly brand?: string
}

/** The option `--brand` of a command. */
export function brandOption(command: Command): void {
  command.option(
    '--brand <name>',
    'an example brand of examples/brands in place of this repository',
  )
}
