/** What the Limits screen shows at a time, in the order of its tabs. */
export const limitGroups = ['clinical', 'alarms', 'vitals', 'clocks', 'codes', 'coding'] as const
export type LimitGroup = (typeof limitGroups)[number]
