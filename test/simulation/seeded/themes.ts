import type { CommandKind } from '#shared/chart/command.ts'
import type { Wishes } from './wish.ts'

/** What a day is sooner about than others. A day is short: without a theme the rare things would hardly come together in one. */
const themes: readonly ReadonlySet<CommandKind>[] = [
  new Set([
    ...(['addLine', 'sendPumpHome', 'disconnectPump', 'recordAccess', 'moveLine', 'endAccess', 'changeBag'] as const),
    ...(['changeRate', 'checkRate', 'acceptComputedStop', 'declareStopUnknown', 'recordStartBeforeApp'] as const),
    ...(['recordFlush', 'checkSite', 'giveFirstCheck', 'releaseLine'] as const),
    ...(['mixLine', 'receiveLine', 'linkEarlierSession'] as const),
  ]),
  new Set([
    ...(['openReaction', 'recordReactionAction', 'addReactionSymptoms', 'closeReaction', 'pauseAll'] as const),
    ...(['openExtravasation', 'recordExtravasationAction', 'closeExtravasation', 'resumeAll', 'stopAll'] as const),
    ...(['pauseLine', 'resumeLine', 'answerAlert', 'silenceAlarm', 'postponeVitals', 'transferOut'] as const),
  ]),
  new Set([
    ...(['offerHandoff', 'acceptHandoff', 'withdrawHandoff', 'endCover', 'assignNurse', 'moveChair'] as const),
    ...(['proposePlan', 'acceptPlan', 'declinePlan', 'changeIdentity', 'updateAuthorizations'] as const),
    ...([
      'overrideStop',
      'overrideBlock',
      'documentVisit',
      'reviewPatient',
      'answerSameLine',
      'noteTolerance',
    ] as const),
  ]),
  new Set([
    ...(['discharge', 'recordContainers', 'correctDose', 'markNotGiven', 'sign', 'openAmendment'] as const),
    ...(['withdrawAmendment', 'voidEntry', 'markWrongPatient', 'copyEntries', 'correctTime'] as const),
    ...(['markEnteredInError', 'cancel', 'hold', 'markNoShow', 'resolveConflict'] as const),
  ]),
]

/** The wishes as likely as this seed's day has them: its theme comes first, and whatever was not taken yet today before the rest. */
export function asTheDayHasThem(wishes: Wishes, seed: number, accepted: ReadonlyMap<CommandKind, number>): Wishes {
  const theme = themes[seed % themes.length]
  return wishes.map(([weight, wish]) => {
    const { kind } = wish.command
    if (accepted.has(kind)) return [weight, wish]
    return [theme?.has(kind) ? weight * 8 : weight * 2, wish]
  })
}
