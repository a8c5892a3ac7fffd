import { useCallback, useEffect, useState } from 'react'
import type { RefusalWords } from '#renderer/components/Refusal.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { claimWords as w } from '#renderer/words/claims.ts'
import { longestAnswerFile } from '#shared/ipc/claimRows.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Filed } from '#shared/ipc/hubClaimShapes.ts'
import { sayNo } from './sayNo.ts'

interface Told {
  readonly title: string
  readonly sentence: string
}

/** The hub's claim files, asked for again whenever a list changed, and the way in for an answer. */
export function useBatches() {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const [list, setList] = useState<Output<'batches.list'> | null>(null)
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    let isHere = true
    void api.call('batches.list', {}).then((answer) => {
      if (!isHere || turn < 0) return
      if (answer.kind === 'value') {
        setList(answer.value)
        setFailed(null)
      } else setFailed({ what: w.hubAway, why: sayNo(answer) })
    })
    return () => {
      isHere = false
    }
  }, [api, turn])
  const load = useCallback(
    async (file: File) => {
      setTold(null)
      const text = await file.text()
      if (text.length > longestAnswerFile) return setFailed({ what: w.notLoaded(file.name), why: w.tooLarge })
      const answer = await api.call('answers.load', { fileName: file.name.slice(0, 200), text })
      if (answer.kind !== 'value') return setFailed({ what: w.notLoaded(file.name), why: sayNo(answer) })
      setFailed(null)
      setTold(toldOf(file.name, answer.value))
    },
    [api],
  )
  return { list, failed, told, load: (file: File) => void load(file) }
}

function toldOf(fileName: string, filed: Filed): Told {
  if (filed.replayed) return { title: w.again(fileName), sentence: '' }
  const words = filed.answers.map((answer) => `${answer.kind}: ${answer.words}`)
  return {
    title: w.loaded(fileName),
    sentence: [...words, ...(filed.exceptions > 0 ? [w.newExceptions(filed.exceptions)] : [])].join(' '),
  }
}
