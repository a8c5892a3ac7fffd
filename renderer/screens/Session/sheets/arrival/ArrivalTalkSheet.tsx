import { MessagesSquare } from 'lucide-react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { commonLabs, pregnancyWords, arrivalTalkWords as w } from '#renderer/words/arrivalTalk.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { EntryList } from '../EntryList.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Talk = Omit<CommandOf<'reviewPatient'>, 'kind'>

/** The talk before treatment: symptoms with their grade, new medicines, screens, and labs that came on paper (workflow 4.2). */
export function ArrivalTalkSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [talk, setTalk] = useDraft<Talk>('talk', () => firstTalk(chart))
  const said = saidOf(talk)
  const change = (part: Talk) => setTalk({ ...talk, ...part })
  return (
    <ActionSheet
      title={w.title}
      about={w.about}
      verb={w.record}
      icon={MessagesSquare}
      closedBecause={Object.keys(said).length > 0 ? undefined : w.nothing}
      sheet={sheet}
      onDo={() => {
        if (Object.keys(said).length > 0) void sheet.perform({ kind: 'reviewPatient', ...said })
      }}
    >
      <Symptoms talk={talk} onChange={change} />
      <TextField
        label={w.newMedicines}
        value={talk.newMedicines ?? ''}
        onChange={(newMedicines) => change({ newMedicines })}
        maxLength={300}
      />
      <Screens talk={talk} onChange={change} />
      <Labs talk={talk} onChange={change} />
    </ActionSheet>
  )
}

/** What was said before stands there to be changed: a later talk replaces the earlier one whole. */
function firstTalk({ care }: Chart): Talk {
  if (!care.review) return {}
  const { stamp: _stamp, ...talk } = care.review
  return talk
}

function saidOf({ newMedicines, symptoms, labs, ...rest }: Talk): Talk {
  const medicines = newMedicines?.trim()
  return {
    ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Talk),
    ...(medicines ? { newMedicines: medicines } : {}),
    ...(symptoms?.length ? { symptoms } : {}),
    ...(labs?.length ? { labs } : {}),
  }
}

interface PartProps {
  readonly talk: Talk
  readonly onChange: (part: Talk) => void
}

const grades = [0, 1, 2, 3, 4] as const

function Symptoms({ talk, onChange }: PartProps) {
  const [term, setTerm] = useDraft('symptom', '')
  const [grade, setGrade] = useDraft<string | null>('symptomGrade', null)
  const symptoms = talk.symptoms ?? []
  return (
    <EntryList
      legend={w.symptoms}
      entries={symptoms}
      wordsOf={({ term, grade: of }) => w.symptomRow(term, of)}
      nameOf={({ term }) => term}
      onChange={(left) => onChange({ symptoms: [...left] })}
    >
      <div className="field-pair">
        <TextField label={w.symptom} value={term} onChange={setTerm} maxLength={80} />
        <SelectField
          label={w.grade}
          value={grade}
          onChange={setGrade}
          options={grades.map((one) => ({ key: String(one), words: String(one) }))}
        />
      </div>
      {term.trim() !== '' && grade !== null && (
        <TapTarget
          wide
          verb={w.addSymptom}
          onTap={() => {
            const others = symptoms.filter((one) => one.term !== term.trim())
            onChange({ symptoms: [...others, { term: term.trim(), grade: Number(grade) }] })
            setTerm('')
            setGrade(null)
          }}
        />
      )}
    </EntryList>
  )
}

const upTo = (most: number) =>
  Array.from({ length: most + 1 }, (_, value) => ({ key: String(value), words: String(value) }))

function Screens({ talk, onChange }: PartProps) {
  return (
    <>
      <div className="field-pair">
        <SelectField
          label={w.ecog}
          value={talk.ecog === undefined ? null : String(talk.ecog)}
          onChange={(key) => onChange({ ecog: Number(key) })}
          options={upTo(4)}
        />
        <SelectField
          label={w.distress}
          value={talk.distress === undefined ? null : String(talk.distress)}
          onChange={(key) => onChange({ distress: Number(key) })}
          options={upTo(10)}
        />
      </div>
      <div className="checks">
        <CheckRow
          words={w.fallRisk}
          isChecked={talk.fallRisk === true}
          onChange={(fallRisk) => onChange({ fallRisk })}
        />
        <CheckRow
          words={w.infectionSigns}
          isChecked={talk.infectionSigns === true}
          onChange={(infectionSigns) => onChange({ infectionSigns })}
        />
      </div>
      <ChoiceList
        label={w.pregnancyTest}
        twoColumns
        value={talk.pregnancyTest ?? null}
        onChange={(key) => onChange({ pregnancyTest: key as NonNullable<Talk['pregnancyTest']> })}
        options={Object.entries(pregnancyWords).map(([key, words]) => ({ key, words }))}
      />
    </>
  )
}

function Labs({ talk, onChange }: PartProps) {
  const [name, setName] = useDraft<string | null>('lab', null)
  const [value, setValue] = useDraft('labValue', '')
  const labs = talk.labs ?? []
  const plain = value.replace(/\.$/, '')
  return (
    <EntryList
      legend={w.labs}
      entries={labs}
      wordsOf={({ name: of, value: found }) => w.labRow(of, found)}
      nameOf={({ name: of }) => of}
      onChange={(left) => onChange({ labs: [...left] })}
    >
      <div className="field-pair">
        <SelectField
          label={w.lab}
          value={name}
          onChange={setName}
          options={commonLabs.map((key) => ({ key, words: key }))}
        />
        <NumberField label={w.value} value={value} onChange={setValue} decimals={2} />
      </div>
      {name !== null && plain !== '' && (
        <TapTarget
          wide
          verb={w.addLab}
          onTap={() => {
            onChange({ labs: [...labs.filter((one) => one.name !== name), { name, value: plain }] })
            setName(null)
            setValue('')
          }}
        />
      )}
    </EntryList>
  )
}
