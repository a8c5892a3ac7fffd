import { Pill } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { receivedWords as w } from '#renderer/words/received.ts'
import type { BoughtProduct } from '#shared/ipc/receiptShapes.ts'

export interface ProductFieldProps {
  /** Eleven digits, or what stands there so far. */
  readonly ndc: string
  readonly onNdc: (ndc: string) => void
  readonly refused: string | undefined
  readonly onChoose: (product: BoughtProduct) => void
}

const shownAtOnce = 8

/** Which product came: found by name, brand, code or NDC in the lists this workstation has, or typed off the label. */
export function ProductField({ ndc, onNdc, refused, onChoose }: ProductFieldProps) {
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useProducts(asked)
  const known = useProducts(/^\d{11}$/.test(ndc) ? ndc : '')?.[0] ?? null
  return (
    <>
      <TextField label={w.product} hint={w.productHint} value={typed} onChange={setTyped} maxLength={60} autoFocus />
      {asked !== '' && found && (
        <fieldset className="reason-taps bare-fieldset">
          <legend className="unseen">{w.product}</legend>
          {found.slice(0, shownAtOnce).map((product) => (
            <TapTarget
              key={product.ndc}
              size="medium"
              wide
              icon={Pill}
              verb={w.choose(product)}
              onTap={() => {
                onChoose(product)
                setTyped('')
              }}
            />
          ))}
          {found.length === 0 && <p role="status">{w.notFound}</p>}
        </fieldset>
      )}
      <TextField
        label={w.fields.ndc}
        value={ndc}
        onChange={onNdc}
        maxLength={13}
        isNeeded
        refused={refused}
        hint={known ? w.chosen(known) : undefined}
      />
    </>
  )
}

/** Products that fit a text; null until the back end answered, and for no text. */
function useProducts(text: string): readonly BoughtProduct[] | null {
  const { api } = useAppStore()
  const [answer, setAnswer] = useState<{ readonly text: string; readonly products: readonly BoughtProduct[] } | null>(
    null,
  )
  useEffect(() => {
    let current = true
    if (text !== '')
      void api.call('receipts.products', { text }).then((reply) => {
        if (current && reply.kind === 'value') setAnswer({ text, products: reply.value.products })
      })
    return () => {
      current = false
    }
  }, [api, text])
  return answer?.text === text ? answer.products : null
}
