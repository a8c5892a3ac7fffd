import { WithCommands } from '#renderer/components/WithCommands.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { recordWords } from '#renderer/words/record.ts'
import { timeWords } from '#renderer/words/times.ts'
import { FactList } from '../Session/sheets/FactList.tsx'

/** The other workstations and when each was last heard, how one is taken out of service, and which rules hold. */
export function OtherDesks() {
  const desks = useApp((state) => state.sync?.desks)
  const clinic = useApp((state) => state.clinic)
  return (
    <>
      <h2 className="section-head">{recordWords.desks}</h2>
      {desks && desks.length > 0 ? (
        <ul className="record-list">
          {desks.map(({ id, name, asOf }) => (
            <li key={id}>
              <b>{name}</b>
              <span className="second num">{recordWords.heard(timeWords(asOf))}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="second">{recordWords.noDesks}</p>
      )}
      <p className="second">
        <WithCommands words={recordWords.revoke} />
      </p>
      {clinic && (
        <>
          <h2 className="section-head">{recordWords.rules}</h2>
          <FactList
            facts={[
              [recordWords.ruleSet, clinic.ruleSet],
              [recordWords.drugList, clinic.catalogueIssue],
            ]}
          />
        </>
      )}
    </>
  )
}
