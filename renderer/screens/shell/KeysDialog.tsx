import { useEffect, useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { keyWords } from '#renderer/words/keys.ts'

/** F1: every key and what it does. */
export function KeysDialog() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const close = () => setOpen(false)
  return (
    <Dialog
      isOpen={isOpen}
      title={keyWords.title}
      onClose={close}
      hasChairBar={false}
      foot={<TapTarget look="main" verb={keyWords.close} onTap={close} autoFocus />}
    >
      <KeyList title={keyWords.chairside} keys={keyWords.chairKeys} />
      <KeyList title={keyWords.office} keys={keyWords.officeKeys} />
    </Dialog>
  )
}

type KeyListProps = { readonly title: string; readonly keys: readonly (readonly [keys: string, does: string])[] }

const KeyList = ({ title, keys }: KeyListProps) => (
  <section>
    <h3>{title}</h3>
    <dl className="key-list">
      {keys.map(([key, does]) => (
        <div key={key} className="key-list__line">
          <dt>
            <kbd className="kbd">{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </section>
)
