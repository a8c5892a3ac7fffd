import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { DrugRows } from '#renderer/components/DrugRow.tsx'
import { PinPad } from '#renderer/components/PinPad.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TimeSet } from '#renderer/components/TimeSet.tsx'
import type { TimeChoice } from '#renderer/components/timeOfDay.ts'
import { RituximabRow, RuthCodes, RuthVitals } from './SessionPage.tsx'
import { DanaChairs, ManyChairs, NurseRail, nothing, RuthHead } from './samples.tsx'

/** A sheet over the code panel; head, rows and chair bar stay live. */
export function SheetPage() {
  const [isOpen, setOpen] = useState(true)
  const [when, setWhen] = useState<TimeChoice | null>({ kind: 'ago', minutes: 0 })
  return (
    <AppShell
      rail={<NurseRail />}
      head={<RuthHead />}
      side={<RuthCodes />}
      sideLabel="Codes"
      sheet={
        isOpen && (
          <Sheet
            title="Stop rituximab-abbs"
            onClose={() => setOpen(false)}
            foot={<TapTarget look="main" size="large" verb="Stop, 10:42" wide saving={false} onTap={nothing} />}
          >
            <TimeSet now={{ hour: 10, minute: 42 }} value={when} onChange={setWhen} />
          </Sheet>
        )
      }
      foot={<DanaChairs />}
      workLook="rows"
    >
      <RuthVitals />
      <DrugRows label="Drugs">
        <RituximabRow />
      </DrugRows>
      <TapTarget verb="Open the sheet" onTap={() => setOpen(true)} />
    </AppShell>
  )
}

/** A dialog for the sign PIN, with the chair bar uncovered. */
export function DialogPage() {
  const [isOpen, setOpen] = useState(true)
  const [pin, setPin] = useState('12')
  return (
    <AppShell rail={<NurseRail />} head={<RuthHead />} foot={<DanaChairs />} workLook="rows">
      <RuthVitals />
      <Dialog
        isOpen={isOpen}
        title="Sign with your PIN"
        onClose={() => setOpen(false)}
        foot={
          <>
            <TapTarget verb="Cancel" onTap={() => setOpen(false)} />
            <TapTarget
              look="main"
              icon={UserRoundCheck}
              verb="Sign"
              closedBecause="4 digits to go"
              reasonPlace="elsewhere"
              onTap={nothing}
            />
          </>
        }
      >
        <p>I gave this care as recorded.</p>
        <PinPad value={pin} onChange={setPin} onComplete={() => setPin('')} shared />
      </Dialog>
    </AppShell>
  )
}

/** Nine chairs, one urgent: the urgent tile stays in sight. */
export function ManyChairsPage() {
  return (
    <AppShell rail={<NurseRail />} head={<RuthHead />} foot={<ManyChairs />} workLook="rows">
      <AlertLine
        level="due"
        title="Vitals due 10:48"
        sentence="In 6 min, before the rate step"
        action={<TapTarget verb="Silence 5 min" tail="4 min" onTap={nothing} />}
      />
    </AppShell>
  )
}
