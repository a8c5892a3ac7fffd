import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { receivedWords as w } from '#renderer/words/received.ts'
import { shownDollars } from '#shared/inventory/dollars.ts'
import { pools, type Receipt, type ReceiptField, type ReceiptFlaw } from '#shared/inventory/receipt.ts'
import { averageOf } from '#shared/inventory/unitCost.ts'
import { ProductField } from './ProductField.tsx'
import type { ReceiptDraft } from './receiptDraft.ts'

export interface ReceiptFieldsProps {
  readonly draft: ReceiptDraft
  /** What is wrong; said at its field once something stands there. */
  readonly flaws: readonly ReceiptFlaw[]
  readonly set: (change: Partial<ReceiptDraft>) => void
}

/** The fields of a line, in the order an invoice and its package are read. */
export function ReceiptFields({ draft, flaws, set }: ReceiptFieldsProps) {
  const field = (name: Exclude<ReceiptField, 'pool'>) => ({
    label: w.fields[name],
    value: draft[name],
    onChange: (value: string) => set({ [name]: value }),
    refused: draft[name].trim() === '' ? undefined : flaws.find((flaw) => flaw.field === name)?.sentence,
  })
  return (
    <>
      <ProductField
        ndc={draft.ndc}
        onNdc={(ndc) => set({ ndc })}
        refused={field('ndc').refused}
        onChoose={({ ndc, perPackage }) =>
          set({ ndc, ...(perPackage === null ? {} : { containersPerPackage: String(perPackage) }) })
        }
      />
      <div className="received-pair">
        <TextField {...field('lot')} hint={w.lotHint} maxLength={20} isNeeded />
        <TextField {...field('expires')} kind="date" isNeeded />
      </div>
      <div className="received-pair">
        <TextField {...field('supplier')} maxLength={80} isNeeded />
        <TextField {...field('invoice')} maxLength={40} isNeeded />
      </div>
      <div className="received-pair">
        <TextField {...field('receivedOn')} kind="date" isNeeded />
        <TextField {...field('contract')} maxLength={40} />
      </div>
      <div className="received-pair">
        <NumberField {...field('packages')} isNeeded />
        <NumberField {...field('containersPerPackage')} />
      </div>
      <TextField {...field('packageCents')} hint={w.priceHint} maxLength={16} isNeeded />
      <div className="received-pair">
        <TextField {...field('taxCents')} maxLength={16} />
        <TextField {...field('freightCents')} maxLength={16} />
      </div>
      <SelectField
        label={w.fields.pool}
        value={draft.pool}
        onChange={(key) => set({ pool: pools.find((pool) => pool === key) ?? 'own' })}
        options={pools.map((key) => ({ key, words: w.stock[key] }))}
      />
    </>
  )
}

/** What the line comes to, while it is typed; its place stays where it has none yet. */
export function ReceiptSum({ receipt }: { readonly receipt: Receipt | null }) {
  if (!receipt) return <p className="second">{w.notWhole}</p>
  const { packages, containersPerPackage, packageCents, taxCents, freightCents } = receipt
  const whole = w.money(packages * packageCents + taxCents + freightCents)
  const each = w.perContainer(shownDollars(averageOf([receipt]).perContainer))
  return <p className="medium num">{w.whole(packages * containersPerPackage, whole, each)}</p>
}
