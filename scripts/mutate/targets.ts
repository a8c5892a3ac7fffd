/** What is mutated, what watches over it, and what may not be fallen below. */
export interface Target {
  readonly mutate: readonly string[]
  /** In the order they run in, those that notice most for their time first. */
  readonly testFiles: readonly string[]
  /** The least share of mutants a test must notice, in percent. */
  readonly floor: number
}

/** The rooms `npm run mutate` knows, by the word it takes. */
export const targets: Readonly<Record<string, Target>> = {
  coding: {
    mutate: [
      'shared/coding/**/*.ts',
      '!shared/coding/**/*.test.ts',
      // Sentences and dated numbers are data: a mutant there is another sentence or another number, not another rule.
      '!shared/coding/words/**',
      '!shared/coding/ruleSets/{2025q1,2026q1,defaultProfile,practitionerMue}.ts',
    ],
    // Left out: days by the thousand (laws, properties, oracle, every minute ahead). They would notice more, and take hours.
    testFiles: [
      'shared/coding/codeSession.{answers,hydration,minutes,order,otherCodes,record,live}.test.ts',
      'shared/coding/**/!(codeSession.ahead|codeSession.laws|codeSession.oracle|codeSession.properties).test.ts',
    ],
    floor: 90,
  },
  chart: {
    mutate: [
      'shared/chart/decide.ts',
      'shared/chart/signOff/*.ts',
      'shared/chart/commands/*.ts',
      '!shared/chart/**/*.test.ts',
    ],
    testFiles: ['shared/chart/**/*.test.ts'],
    floor: 85,
  },
}
