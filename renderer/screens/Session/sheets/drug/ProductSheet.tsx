import { Replace } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { productReasonWords, productWords as w } from '#renderer/words/product.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { isSameProduct } from '#shared/chart/safety/sameProduct.ts'
import { substitutionReasons } from '#shared/clinical/chairPickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useDrugs } from './AddLineFind.tsx'

type Product = NonNullable<CommandOf<'releaseLine'>['product']>

/** Another product of the same drug than the one ordered: which, and why. It changes the vials offered and the code. */
export function ProductSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const { drug } = line.plan.catalogue
  const answer = useDrugs([drug], 20)
  const [code, setCode] = useDraft<string | null>('code', null)
  const [reason, setReason] = useDraft<Product['reason'] | null>('reason', null)
  const [orderedBy, setOrderedBy] = useDraft('orderedBy', '')
  const [text, setText] = useDraft('text', '')
  const others = (answer?.found[0] ?? []).filter(
    (found) => found.catalogue.drug === drug && !isSameProduct(found, line.plan),
  )
  const chosen = others.find(({ catalogue }) => catalogue.hcpcs === code)
  const closed = !chosen
    ? w.productMissing
    : !reason
      ? w.reasonMissing
      : reason === 'provider_order' && !orderedBy.trim()
        ? w.providerMissing
        : reason === 'other' && !text.trim()
          ? w.textMissing
          : undefined
  return (
    <ActionSheet
      title={w.title(line.plan.name)}
      about={w.about}
      verb={w.record}
      icon={Replace}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (!chosen || !reason) return
        const { name, catalogue, stocked } = chosen
        const product = {
          ...{ name, catalogue, stocked, reason },
          ...(reason === 'provider_order' ? { orderedBy: orderedBy.trim() } : {}),
          ...(text.trim() ? { text: text.trim() } : {}),
        }
        void sheet.perform({ kind: 'releaseLine', lineId: line.id, product })
      }}
    >
      {answer && others.length === 0 && <EmptyState icon={Replace} title={w.none(drug)} next={w.noneNext} />}
      {others.length > 0 && (
        <ChoiceList
          label={w.which}
          options={others.map(({ name, catalogue }) => ({
            key: catalogue.hcpcs ?? name,
            words: [name, catalogue.hcpcs].filter(Boolean).join(', '),
          }))}
          value={code}
          onChange={setCode}
        />
      )}
      <ChoiceList
        label={w.why}
        twoColumns
        options={substitutionReasons.map((key) => ({ key, words: productReasonWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as Product['reason'])}
      />
      {reason === 'provider_order' && (
        <TextField label={w.orderedBy} isNeeded value={orderedBy} onChange={setOrderedBy} maxLength={120} />
      )}
      {reason === 'other' && <TextField label={w.text} isNeeded value={text} onChange={setText} maxLength={300} />}
    </ActionSheet>
  )
}
