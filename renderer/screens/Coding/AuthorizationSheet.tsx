import { FileCheck } from 'lucide-react'
import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { authorizationFault } from '#renderer/screens/Session/sheets/arrival/authorizationFault.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { officeAuthorizationWords as w } from '#renderer/words/officeAuthorizations.ts'
import { tieWords } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { AuthorizationFields } from '../Session/sheets/arrival/AuthorizationFields.tsx'
import {
  authorizationDraftOf,
  authorizationOf,
  drugsOf,
  newAuthorization,
} from '../Session/sheets/arrival/authorizationDraft.ts'
import { useSaving } from '../useSaving.ts'
import { authorize } from './authorize.ts'

interface AuthorizationSheetProps {
  readonly chart: Chart
  /** null = a new one. */
  readonly one: Authorization | null
  readonly onClose: () => void
}

/** An authorization that arrived, changed or ended after the signature, as the payer's letter has it (workflow 10). */
export function AuthorizationSheet({ chart, one, onClose }: AuthorizationSheetProps) {
  const store = useAppStore()
  const me = useApp(({ signedIn }) => signedIn?.user.name)
  const [draft, setDraft] = useState(() => {
    const fresh = { by: me, on: localDate(store.now()) }
    return authorizationDraftOf(one ?? newAuthorization(chart, store.newId(), fresh))
  })
  const drugs = drugsOf(chart, draft.of)
  const fault = authorizationFault(draft, drugs)
  const whole = fault === null ? authorizationOf(draft, drugs) : null
  const { busy, why, save } = useSaving(w.saved(draft.number), onClose)
  return (
    <Sheet
      title={one ? tieWords.authorization(one.number || tieWords.noNumber) : w.enter}
      width="wide"
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          icon={FileCheck}
          what={w.notSaved}
          why={why}
          closedBecause={whole ? undefined : (fault ?? tieWords.authorizationMissing)}
          saving={busy}
          onSave={() => {
            if (whole) void save(() => authorize(store, chart.sessionId, whole, false))
          }}
        />
      }
    >
      <p className="second sheet-about">{w.about}</p>
      <AuthorizationFields chart={chart} draft={draft} onChange={setDraft} />
    </Sheet>
  )
}
