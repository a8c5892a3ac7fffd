import type { CodeTransition } from './types.ts'

type Side = readonly [hcpcs: string, amount: string, unit: string, day: string]

const row = (
  [oldHcpcs, oldAmount, oldUnit, oldLastDay]: Side,
  [newHcpcs, newAmount, newUnit, newFirstDay]: Side,
  drug: string,
  note = '',
): CodeTransition => ({
  drug,
  oldHcpcs,
  oldUnit: { amount: oldAmount, unit: oldUnit },
  oldLastDay,
  newHcpcs,
  newUnit: { amount: newAmount, unit: newUnit },
  newFirstDay,
  note,
})

/**
 * Codes that ended and what took their place: dates and units of the HCPCS file of October 2025, the pairing our own
 * (reference-files 15). The same rows as the shipped list, here because every place that makes a claim needs them.
 */
export const replacedCodes: readonly CodeTransition[] = [
  row(['C9113', '1', 'vial', '2024-06-30'], ['J2470', '40', 'mg', '2024-07-01'], 'pantoprazole'),
  row(['J0171', '0.1', 'mg', '2025-06-30'], ['J0165', '0.1', 'mg', '2025-07-01'], 'epinephrine'),
  row(['J0171', '0.1', 'mg', '2025-06-30'], ['J0169', '0.1', 'mg', '2025-07-01'], 'epinephrine (Adrenalin)'),
  row(['J0610', '10', 'mL', '2023-03-31'], ['J0612', '10', 'mg', '2023-04-01'], 'calcium gluconate'),
  row(['J1170', '4', 'mg', '2024-09-30'], ['J1171', '0.1', 'mg', '2024-10-01'], 'hydromorphone'),
  row(['J1300', '10', 'mg', '2025-03-31'], ['J1299', '2', 'mg', '2025-04-01'], 'eculizumab'),
  row(['J1940', '20', 'mg', '2025-03-31'], ['J1938', '1', 'mg', '2025-04-01'], 'furosemide'),
  row(['J2001', '10', 'mg', '2024-09-30'], ['J2003', '1', 'mg', '2024-10-01'], 'lidocaine'),
  row(['J2310', '1', 'mg', '2025-06-30'], ['J2312', '0.01', 'mg', '2025-07-01'], 'naloxone'),
  row(['J2505', '6', 'mg', '2021-12-31'], ['J2506', '0.5', 'mg', '2022-01-01'], 'pegfilgrastim'),
  row(['J2796', '10', 'mcg', '2024-12-31'], ['J2802', '1', 'mcg', '2025-01-01'], 'romiplostim'),
  row(['J2920', '40', 'mg', '2024-03-31'], ['J2919', '5', 'mg', '2024-04-01'], 'methylprednisolone sodium succinate'),
  row(['J2930', '125', 'mg', '2024-03-31'], ['J2919', '5', 'mg', '2024-04-01'], 'methylprednisolone sodium succinate'),
  row(['J3370', '500', 'mg', '2025-06-30'], ['J3373', '10', 'mg', '2025-07-01'], 'vancomycin'),
  row(
    ['J9058', '1', 'mg', '2024-12-31'],
    ['J9036', '1', 'mg', '2019-07-01'],
    'bendamustine (Apotex)',
    'new code existed before the old one ended',
  ),
  row(
    ['J9059', '1', 'mg', '2024-12-31'],
    ['J9036', '1', 'mg', '2019-07-01'],
    'bendamustine (Baxter)',
    'new code existed before the old one ended',
  ),
  row(['J9070', '100', 'mg', '2024-03-31'], ['J9075', '5', 'mg', '2024-04-01'], 'cyclophosphamide'),
  row(
    ['J9250', '5', 'mg', '2024-03-31'],
    ['J9260', '50', 'mg', '1984-01-01'],
    'methotrexate',
    'new code existed before the old one ended',
  ),
  row(
    ['J9258', '1', 'mg', '2024-09-30'],
    ['J9264', '1', 'mg', '2006-01-01'],
    'paclitaxel protein-bound (Teva)',
    'new code existed before the old one ended',
  ),
  row(
    ['J9259', '1', 'mg', '2024-12-31'],
    ['J9264', '1', 'mg', '2006-01-01'],
    'paclitaxel protein-bound (American Regent)',
    'new code existed before the old one ended',
  ),
  row(['J9310', '100', 'mg', '2018-12-31'], ['J9312', '10', 'mg', '2019-01-01'], 'rituximab'),
  row(['J9340', '15', 'mg', '2025-06-30'], ['J9341', '1', 'mg', '2025-07-01'], 'thiotepa (Tepylute)'),
  row(['J9340', '15', 'mg', '2025-06-30'], ['J9342', '1', 'mg', '2025-07-01'], 'thiotepa'),
  row(['Q5139', '10', 'mg', '2025-03-31'], ['Q5152', '2', 'mg', '2025-04-01'], 'eculizumab-aeeb'),
  row(['S0028', '20', 'mg', '2025-03-31'], ['J1308', '0.25', 'mg', '2025-04-01'], 'famotidine'),
]
