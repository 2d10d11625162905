/** From the team's own desk to the public. */
export const environmentNames = ['develop', 'trial', 'release'] as const

export type EnvironmentName = (typeof environmentNames)[number]

/** The environments that must be free of placeholders. None for `develop`, which runs on the mock backend. */
export function realEnvironments(environment: EnvironmentName): EnvironmentName[] {
  const reached = environmentNames.indexOf(environment)
  return environmentNames.filter((name, index) => name !== 'develop' && index <= reached)
}

/** The environments whose hosts are asked: every one that leads to the one in scope, and itself. */
export function environmentsFor(environment: EnvironmentName): readonly EnvironmentName[] {
  return environment === 'develop' ? ['develop'] : realEnvironments(environment)
}
