import { Check, Info, Scale, ScanBarcode, UserRoundCheck, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { SumLine } from '#renderer/components/SumLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { VialRow } from '#renderer/components/VialRow.tsx'
import { DanaChairs, NurseRail, nothing, RuthHead } from './samples.tsx'

const vials = [
  { number: 1, whole: '500 mg', lot: 'Lot TX2604A, exp 03/2028', used: '500 mg', wasted: '0 mg', share: 1 },
  { number: 2, whole: '100 mg', lot: 'Lot TX2511C, exp 11/2027', used: '100 mg', wasted: '0 mg', share: 1 },
  { number: 3, whole: '100 mg', lot: 'Lot TX2511C, exp 11/2027', used: '80 mg', wasted: '20 mg', share: 0.8 },
] as const

function Vials() {
  return (
    <ul className="vials">
      {vials.map(({ number, whole, lot, used, wasted, share }) => (
        <VialRow
          key={number}
          number={number}
          name={`${whole} vial`}
          lot={lot}
          whole={whole}
          amounts={[
            { label: 'Used', words: used },
            { label: 'Wasted', words: wasted },
          ]}
          usedShare={share}
          wastedShare={1 - share}
          isChosen={number === 3}
          onChoose={nothing}
          chip={
            number === 3 ? (
              <Chip state="due" icon={UsersRound}>
                Witness needed
              </Chip>
            ) : (
              <Chip state="good" icon={Check}>
                Nothing wasted
              </Chip>
            )
          }
        />
      ))}
    </ul>
  )
}

function WastePad() {
  const [amount, setAmount] = useState('20')
  const [reason, setReason] = useState('rest')
  return (
    <div className="side__pad">
      <h2 className="side__title">Vial 3: how much was thrown away?</h2>
      <Keypad
        label="Waste from vial 3"
        value={amount}
        onChange={setAmount}
        unit="mg of 100 mg"
        decimals={1}
        shared
        quickAnswers={[
          { words: 'The rest, 20 mg', value: '20' },
          { words: 'Nothing wasted', value: '0' },
        ]}
      >
        <SelectField
          label="Reason"
          inline
          value={reason}
          onChange={setReason}
          options={[
            { key: 'rest', words: 'Rest of a single-dose vial' },
            { key: 'broken', words: 'Vial broken' },
          ]}
        />
        <TapTarget look="main" size="large" icon={UserRoundCheck} verb="Ask a witness" wide onTap={nothing} />
      </Keypad>
    </div>
  )
}

/** Containers, waste and the gloved keypad. */
export function ContainersPage() {
  return (
    <AppShell
      rail={<NurseRail />}
      head={<RuthHead />}
      side={<WastePad />}
      sideWidth="pad"
      sideLabel="Waste from vial 3"
      foot={<DanaChairs />}
      workLook="sections"
    >
      <div className="row">
        <div className="grow">
          <h2 className="work-title">Containers and waste</h2>
          <p className="second">Rituximab-abbs, ordered and given 680 mg</p>
        </div>
        <TapTarget icon={ScanBarcode} iconSize="m" verb="Scan a vial" onTap={nothing} />
      </div>
      <Vials />
      <SumLine
        terms={[
          { label: 'Opened', words: '700 mg' },
          { label: 'Used', words: '680 mg', sign: '=' },
          { label: 'Wasted', words: '20 mg', sign: '+' },
          { label: 'Kept', words: '0 mg', sign: '+' },
        ]}
        chip={
          <Chip state="good" icon={Scale}>
            Adds up
          </Chip>
        }
        second={
          <>
            <span className="second">What the record supports</span>
            <span>
              <span className="code">Q5115</span> <b className="num">68 units</b> given
            </span>
            <span>
              <span className="code">Q5115-JW</span> <b className="num">2 units</b> discarded
            </span>
            <span className="sum__end">
              <RuleBadge rule="U3" />
            </span>
          </>
        }
      />
      <div className="note-line note-line--foot">
        <Icon of={Info} />
        <p>
          Vial sizes come from the labels as scanned. What is left over counts as waste only when the vial is
          single-dose and the rest was thrown away.
        </p>
      </div>
    </AppShell>
  )
}
