import { HardDrive } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '#renderer/components/Banner.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { troubleWords as w } from '#renderer/words/trouble.ts'
import type { RecordState } from '#shared/ipc/lockShapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { saveFile } from '../Coding/saveFile.ts'

interface TroubleBannerProps {
  readonly trouble: NonNullable<RecordState['trouble']>
  /** On the lock screen, inside its left half. */
  readonly card?: boolean
}

/** Nothing can be saved here: said on every screen, with the way to carry the visits elsewhere. */
export function TroubleBanner({ trouble, card = false }: TroubleBannerProps) {
  const store = useAppStore()
  const mayCopy = useApp((state) => may(state.signedIn?.user.roles ?? [], 'bring.visits'))
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    await saveEmergencyCopy(store)
    setBusy(false)
  }
  return (
    <Banner
      card={card}
      level="urgent"
      icon={HardDrive}
      title={w.title(trouble)}
      sentence={w.next(trouble)}
      action={mayCopy && <TapTarget verb={w.copy} saving={busy} onTap={() => void save()} />}
    />
  )
}

async function saveEmergencyCopy(store: AppStore): Promise<void> {
  const answer = await store.api.call('record.emergencyCopy', {})
  if (answer.kind === 'fault') return store.say(faultWords(answer.fault), 'assertive')
  if (answer.kind === 'refusal') return
  const { fileName, text, visits, unreadable, restricted } = answer.value
  saveFile(fileName, text)
  const left = unreadable.length > 0 ? [w.left(unreadable.length)] : []
  const held = restricted > 0 ? [restrictedWords.inFile(restricted)] : []
  store.say([w.saved(visits), ...left, ...held].join(' '), 'assertive')
}
