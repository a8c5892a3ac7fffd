import { expect, it } from 'vitest'
import { tallMan } from './tallMan.ts'

it.each([
  ['Doxorubicin hydrochloride (Adriamycin)', 'DOXOrubicin hydrochloride (Adriamycin)'],
  ['Methylprednisolone sodium succinate', 'methylPREDNISolone sodium succinate'],
  ['Rituximab-abbs (Truxima)', 'riTUXimab-abbs (Truxima)'],
  ['Bendamustine (Bendeka)', 'Bendamustine (Bendeka)'],
])('%s', (plain, tall) => expect(tallMan(plain)).toBe(tall))
