/** What an entry of the timeline says beyond its headline. */
export const entryWords = {
  nextOn: (day: string) => `Next appointment ${day}`,
  plannedRun: (time: string) => `Planned run ${time}`,
  disconnectAt: (when: string) => `Disconnect appointment ${when}`,
  nothingWasted: 'Nothing wasted',
  witness: (name: string) => `Waste seen by ${name}`,
  checkedBy: (first: string, second: string) => `By ${first} and ${second}`,
  rate: (rate: string) => `${rate} mL/h`,
  pump: (pump: string) => `Pump ${pump}`,
  given: (amount: string) => `${amount} given`,
  volume: (volume: string) => `${volume} mL`,
  volumeRead: (volume: string) => `${volume} mL so far, read off the pump`,
  volumeComputed: (volume: string) => `${volume} mL so far, computed from the rates`,
  minutes: (minutes: number) => `Over ${minutes} min`,
  because: (reason: string) => `Because: ${reason}`,
  takenBy: (name: string) => `Taken by ${name}`,
  vial: (size: string, lot: string) => `${size} vial, lot ${lot}`,
  used: (amount: string) => `${amount} used`,
  wasted: (amount: string, reason: string | undefined) =>
    reason ? `${amount} wasted (${reason.toLowerCase()})` : `${amount} wasted`,
  kept: (amount: string) => `${amount} kept`,
  labs: { reviewed: 'Labs reviewed', not_required: 'No labs required' },
  authorization: { matched: 'Authorization matched', not_required: 'No authorization required' },
  authorizationOverridden: (reason: string, by: string | null) =>
    by === null ? `Without authorization: ${reason}` : `Without authorization: ${reason}, ${by}`,
  called: (name: string, readBack: boolean) => (readBack ? `${name} called, read back` : `${name} called`),
} as const
