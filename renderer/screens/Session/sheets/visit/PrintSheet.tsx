import { Printer } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { savePdf } from '#renderer/screens/savePdf.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { printWords as w } from '#renderer/words/print.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'

const sheets = ['chair', 'blank', 'labels', 'summary'] as const

/** Paper of this visit: to chart on, to stick on, to take home, and, once it is signed, to send to a payer. */
export function PrintSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const mayPacket = useApp((state) => may(state.signedIn?.user.roles ?? [], 'see.history'))
  const [busy, setBusy] = useState<string | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const { sessionId } = chart
  async function print(what: (typeof sheets)[number] | 'packet'): Promise<void> {
    setBusy(what)
    const answer =
      what === 'packet'
        ? await store.api.call('packet.make', { sessionId })
        : await store.api.call('paper.print', { sheet: what, sessionId })
    setBusy(null)
    setWhy(savePdf(store, answer))
  }
  return (
    <Sheet title={w.print} onClose={store.closeSheet}>
      <p className="second sheet-about">{w.about}</p>
      <div className="reason-taps">
        {[...sheets, ...(mayPacket ? (['packet'] as const) : [])].map((what) => (
          <TapTarget
            key={what}
            size="medium"
            wide
            icon={Printer}
            verb={w[what]}
            saving={busy === what}
            closedBecause={what === 'packet' && !chart.signed ? w.notSigned : undefined}
            onTap={() => void print(what)}
          />
        ))}
      </div>
      <RefusalSlot flat refusal={why ? { what: w.notMade, why } : null} />
    </Sheet>
  )
}
