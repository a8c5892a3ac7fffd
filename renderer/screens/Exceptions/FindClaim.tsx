import { useEffect, useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { plainView } from '#renderer/store/worklistState.ts'
import { placeWords as w } from '#renderer/words/placeMoney.ts'
import { shortDayWords } from '#renderer/words/times.ts'

const mostShown = 5

/** Another visit of the worklist, by name, MRN or claim number. */
export function FindClaim({ onChoose }: { readonly onChoose: (sessionId: string) => void }) {
  const { worklist } = useAppStore()
  const turn = useApp((state) => state.worklist.turn)
  const [search, setSearch] = useState('')
  useEffect(() => worklist.look(), [worklist])
  const isAsked = search.trim().length > 1 && turn >= 0
  const rows = isAsked ? worklist.book.find({ ...plainView, search }).rows.slice(0, mostShown) : []
  return (
    <>
      <TextField label={w.find} value={search} onChange={setSearch} maxLength={100} />
      {rows.length > 0 && (
        <ChoiceList
          label={w.found}
          options={rows.map(({ sessionId, patientName, claimRef, serviceDate }) => ({
            key: sessionId,
            words: `${patientName}, ${claimRef}, ${shortDayWords(serviceDate)}`,
          }))}
          value={null}
          onChange={(sessionId) => {
            setSearch('')
            onChoose(sessionId)
          }}
        />
      )}
    </>
  )
}
