import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { moveLineWords } from '#renderer/words/chairPickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'

const secondSiteReasons = ['incompatible_drugs', 'poor_vein', 'protocol', 'patient_need'] as const

interface WhyFurtherProps {
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** One tap for what is mostly the reason (R23), or the nurse's own words. */
export function WhyFurther({ value, onChange }: WhyFurtherProps) {
  const usual = secondSiteReasons.map((key) => ({ key: moveLineWords[key], words: moveLineWords[key] }))
  const [own, setOwn] = useState(() => value !== '' && usual.every(({ key }) => key !== value))
  const other = moveLineWords.other
  return (
    <>
      <ChoiceList
        label={sheetWords.whyFurther}
        twoColumns
        options={[...usual, { key: other, words: other }]}
        value={own ? other : value || null}
        onChange={(key) => {
          setOwn(key === other)
          onChange(key === other ? '' : key)
        }}
      />
      {own && (
        <TextField label={sheetWords.whyFurtherWords} isNeeded value={value} onChange={onChange} maxLength={200} />
      )}
    </>
  )
}
