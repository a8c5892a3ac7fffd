import { SelectField } from '#renderer/components/SelectField.tsx'
import { switchWords, codingSwitchWords as w } from '#renderer/words/codingSwitches.ts'
import { limitWords } from '#renderer/words/limits.ts'
import { dateWords } from '#renderer/words/times.ts'
import { type SwitchesNow, switchKeys, valueWords } from './switchTable.ts'

interface SwitchSideProps {
  readonly now: SwitchesNow | null
  readonly payerId: string | null
  readonly onChoose: (payerId: string | null) => void
}

const thePractice = ''

/** Whose switches are shown, what a change reaches, and everything that was set, by day. */
export function SwitchSide({ now, payerId, onChoose }: SwitchSideProps) {
  const payers = now?.payers ?? []
  const nameOf = (id: string | null) => (id === null ? w.practice : (payers.find((one) => one.id === id)?.name ?? id))
  return (
    <div className="side__page side__page--office">
      <SelectField
        label={w.whose}
        value={payerId ?? thePractice}
        onChange={(id) => onChoose(id === thePractice ? null : id)}
        options={[{ key: thePractice, words: w.practice }, ...payers.map(({ id, name }) => ({ key: id, words: name }))]}
      />
      <h2 className="section-head">{limitWords.about}</h2>
      <p className="second">{w.aboutFrozen}</p>
      <p className="second">{w.aboutPayer}</p>
      <p className="second">{w.aboutImport}</p>
      <h2 className="section-head">{w.changes}</h2>
      {now && now.entries.length === 0 && <p className="second">{w.none}</p>}
      <ul className="plain-list">
        {now?.entries.map(({ payerId: id, from, switches }) => (
          <li key={`${id} ${from}`}>
            <b>{w.entry(nameOf(id), dateWords(from))}</b>
            {switchKeys
              .filter((key) => switches[key] !== undefined)
              .map((key) => (
                <p key={key} className="second">
                  {switchWords[key].name}: {valueWords(key, switches)}
                </p>
              ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
