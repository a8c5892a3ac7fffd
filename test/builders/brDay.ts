import type { DocAmount } from '#shared/document/facts.ts'
import { type ASession, aContainer, aSession } from './aSession.ts'

const mg = (amount: string): DocAmount => ({ amount, unit: 'mg' })
const remainder = { wasteReason: 'remainder' } as const

/** The worked day of the first thread up to the last stop; `rituximabStop` moves the one time its variants move. */
export function brTreatment(rituximabStop = '13:25', session: ASession = aSession()): ASession {
  return session
    .prepared('08:30')
    .pushed('diphenhydramine', '08:40')
    .started('dexamethasone', '08:45')
    .stopped('dexamethasone', '09:05')
    .checked('rituximab', '09:08')
    .started('rituximab', '09:10')
    .stopped('rituximab', rituximabStop)
    .checked('bendamustine', '13:28')
    .started('bendamustine', '13:30')
}

/** The rest: bendamustine and hydration stopped, every container accounted for, vitals after, discharge. */
export function brRest(session: ASession): ASession {
  const vial = { amount: '100', unit: 'mg' }
  return session
    .stopped('bendamustine', '14:00')
    .started('saline', '14:05')
    .stopped('saline', '14:50')
    .containers('diphenhydramine', '14:51', [aContainer(mg('50'))], true)
    .containers('dexamethasone', '14:51', [aContainer(mg('100'), { type: 'multi_dose', used: '12', kept: '88' })])
    .containers('rituximab', '14:52', [
      aContainer(mg('500')),
      aContainer(vial, { id: 'r1' }),
      aContainer(vial, { id: 'r2' }),
      aContainer(vial, { id: 'r3', used: '12.5', wasted: '87.5', ...remainder }),
    ])
    .containers('bendamustine', '14:53', [
      aContainer(vial),
      aContainer(mg('25'), { id: 'b1' }),
      aContainer(mg('25'), { id: 'b2' }),
      aContainer(mg('25'), { id: 'b3', used: '21', wasted: '4', ...remainder }),
    ])
    .containers('saline', '14:53', [aContainer({ amount: '500', unit: 'mL' })], true)
    .vitals('14:55', { setType: 'post' })
    .discharged('15:00')
}

/** The whole worked day, ready to be signed. */
export const brDay = (rituximabStop?: string): ASession => brRest(brTreatment(rituximabStop))
