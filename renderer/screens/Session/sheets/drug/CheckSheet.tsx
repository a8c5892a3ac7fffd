import { UserRoundCheck } from 'lucide-react'
import { useApp } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { PhotoOf } from '../patient/PhotoOf.tsx'
import { SecondPerson, useSecondPerson } from '../SecondPerson.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { ReadingFields, useReading } from './OwnReading.tsx'

interface CheckSheetProps {
  readonly chart: Chart
  readonly line: Line
}

/**
 * The check of one drug by two people, each alone (workflow 5, check 4; 12.5): the first records what they read and the same
 * sheet goes on, empty, to the second, who needs no sign-in of their own here but a PIN. Whoever comes later finds it where
 * the first one left it.
 */
export function CheckSheet({ chart, line }: CheckSheetProps) {
  return line.firstCheck ? (
    <SecondReading key="second" chart={chart} line={line} firstUserId={line.firstCheck.stamp.userId} />
  ) : (
    <FirstReading key="first" chart={chart} line={line} />
  )
}

function FirstReading({ chart, line }: CheckSheetProps) {
  const sheet = useSheetPerform(chart, { kind: 'check', lineId: line.id })
  const reading = useReading(line)
  return (
    <ActionSheet
      title={sheetWords.check}
      about={w.firstAbout}
      verb={w.recordFirst}
      icon={UserRoundCheck}
      closedBecause={reading.missing}
      sheet={sheet}
      onDo={() => void sheet.perform({ kind: 'giveFirstCheck', lineId: line.id, ...reading.payload })}
    >
      <PhotoOf chart={chart} />
      <ReadingFields chart={chart} line={line} reading={reading} />
    </ActionSheet>
  )
}

/** Never with the first one's answers. Signed in as somebody else it is that person's; at the first one's screen a PIN says whose. */
function SecondReading({ chart, line, firstUserId }: CheckSheetProps & { readonly firstUserId: string }) {
  const sheet = useSheetPerform(chart)
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const reading = useReading(line)
  const second = useSecondPerson()
  const needsPin = firstUserId === me
  const missing = reading.missing ?? (needsPin ? second.missing : undefined)
  const record = () => {
    if (missing) return
    const how = needsPin && second.witness ? { witness: second.witness } : {}
    void sheet
      .perform({ kind: 'giveSecondCheck', lineId: line.id, ...reading.payload }, how)
      .then((outcome) => outcome.kind !== 'saved' && second.clearPin())
  }
  return (
    <ActionSheet
      title={sheetWords.check}
      // One line beside the keys, so that the last of them stays in sight.
      about={second.person ? `${line.plan.name} ${amountWords(line.plan.dose)}` : w.secondAbout}
      verb={w.recordSecond}
      icon={UserRoundCheck}
      closedBecause={missing}
      sheet={sheet}
      onDo={record}
    >
      {second.person === null && (
        <>
          <PhotoOf chart={chart} />
          <ReadingFields chart={chart} line={line} reading={reading} />
        </>
      )}
      {needsPin && reading.missing === undefined && (
        <SecondPerson
          label={sheetWords.whoChecks}
          people={people.filter(
            ({ id, chemoCompetent, roles }) => id !== firstUserId && chemoCompetent && may(roles, 'check.second'),
          )}
          state={second}
          nobody={sheetWords.noOneElse}
          onEnter={record}
        />
      )}
    </ActionSheet>
  )
}
