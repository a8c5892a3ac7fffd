import { Pencil } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { practiceWords as w } from '#renderer/words/practice.ts'
import { setUpWords } from '#renderer/words/setUp.ts'

/** "60099-0400" of nine digits. */
const zipWords = (zip: string): string => (zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip)

/** What the practice is called, where it is and how claims name it; whoever keeps the clinic changes it here. */
export function PracticeCard({ onChange }: { readonly onChange: () => void }) {
  const practice = useApp((state) => state.clinic?.practice)
  if (!practice) return null
  const { address, zone, clock = '24h', setting } = practice
  const rows = [
    [
      w.address,
      [address.line1, address.line2, address.city, `${address.state} ${zipWords(address.zip)}`]
        .filter(Boolean)
        .join(', '),
    ],
    [setUpWords.fields.npi, practice.npi],
    [setUpWords.fields.taxId, practice.taxId],
    [setUpWords.fields.submitterId, practice.submitterId],
    [setUpWords.fields.zone, zone.replaceAll('_', ' ')],
    [setUpWords.fields.clock, setUpWords.clocks[clock]],
    [setUpWords.fields.setting, setUpWords.settings[setting]],
  ] as const
  return (
    <section className="card chairs-card" aria-label={w.title}>
      <h2 className="section-head">{w.title}</h2>
      <p>
        <b>{practice.name}</b>
      </p>
      <dl className="practice-card__facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="second">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <TapTarget icon={Pencil} verb={w.change} onTap={onChange} />
      </div>
    </section>
  )
}
