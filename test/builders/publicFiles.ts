/** Small files in the layouts of the public ones (../shared/domain/reference-files.md); every number and firm is invented. */

const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\r\n`).join('')
const blank = (columns: number): string => ','.repeat(columns - 1)

export const limitHeader =
  'HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit,Co-insurance Percentage,Vaccine AWP%,Vaccine Limit,Blood AWP%,Blood limit,Clotting Factor,Notes'

export const limitRows = [
  'J9035,Bevacizumab injection,10 MG,70.500,20.000,,,,,,',
  'J0897,Denosumab injection,1 MG,25.250,17.500,,,,,,Inflation-adjusted coinsurance ',
  'Q5107,Inj mvasi 10 mg,10 mg,33.125,20.000,,,,,,8% of reference add-on applied - Updated April 2025',
  '90675,Words of the AMA,1 ML,311.002,0.000,95,311.002,,,,',
  'A9606,Radium ra223,"per microcurie",N/A,20.000,,,,,,"Contractor sets\r\nthe price"',
  'J7030,Saline,"1,000 ML",2.460,20.000,,,,,1,',
] as const

/** Payment limits; `trailing` nameless columns at the right, as several quarters have them. */
export function limitsCsv({
  period = 'Effective October 1, 2025 through December 31, 2025',
  rows = limitRows as readonly string[],
  header = limitHeader,
  trailing = 0,
  notices = 4,
} = {}): string {
  const more = ','.repeat(trailing)
  return lines(
    `Payment Allowance Limits for Medicare Part B Drugs${blank(11)}${more}`,
    `${blank(11)}${more}`,
    `"${period}"${blank(11)}${more}`,
    ...Array.from({ length: notices }, (_, place) => `Note ${place + 1}: words that say nothing${blank(11)}${more}`),
    `${header}${more}`,
    ...rows.map((row) => `${row}${more}`),
  )
}

export const crosswalkRows = [
  'J9035,Bevacizumab injection,"OAK & ASH, LLC",00001-0001-01,Somab\x99 ,10 MG,4,1,10,10',
  'J9359\xa0,Words,Elm,00002-0002-02\t,Loncamab,0.075 MG,1,1,133.33,134',
  'J3480,Words,Elm,00003-0003-03,"Salt\r\nsolution",2 MEQ,10,1,20,280',
  'J9029,Words,Elm,GG100,A skin,1 EACH,1,1,1,1',
  'J7331,Words,Elm,888867413689,A device,1 MG,1,1,1,1',
  'Q5105,Words,Elm,00004-0004-04,Epo,100 UNITS,1,1,20,20',
  'Q5106,Words,Elm,00004-0004-04,Epo,1000 UNITS,1,1,2,2',
] as const

/** NDC-HCPCS crosswalk, Windows-1252 as one character a byte. */
export function crosswalkCsv({
  codeColumn = '_2025_CODE',
  ndcColumn = 'NDC2',
  trailing = 0,
  title = 'October 2025 ASP NDC - HCPCS Crosswalk for Medicare Part B Drugs',
  period = 'Effective October 1, 2025 through December 31, 2025',
  rows = crosswalkRows as readonly string[],
} = {}): string {
  const more = ','.repeat(trailing)
  return lines(
    `${title}${blank(10)}${more}`,
    `"     ${period}"${blank(10)}${more}`,
    `${blank(10)}${more}`,
    `${codeColumn},Short Description,LABELER NAME,${ndcColumn},Drug Name,HCPCS dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG${more}`,
    ...rows.map((row) => `${row}${more}`),
  )
}

export const nocPricingCsv = lines(
  ',,,',
  'Payment Allowance Limits for Medicare Part B Not Otherwise Classified (NOC) Drugs,,,',
  '"Effective October 1, 2025 through December 31, 2025",,,',
  'Drug Generic Name (Trade Name),Dosage,Payment Limit,Notes',
  'Newdrug (Elm),1 UNIT,"$1,002.462",',
)

export const nocCrosswalkCsv = lines(
  'October 2025 ASP NOC NDC - HCPCS Crosswalk for Medicare Part B Drugs,,,,,,,,',
  '"October 1, 2025 through December 31, 2025",,,,,,,,',
  'Drug Generic Name,LABELER NAME,NDC or ALTERNATE ID,Drug Name,Dosage,PKG SIZE,PKG QTY,BILLUNITS,BILLUNITSPKG',
  'Newdrug (Elm),Elm,00009-0009-09,Newdrug,1 UNIT,100,10,20,200',
)

export const mueRows = [
  ['J9035', '150', '3 Date of Service Edit: Clinical', 'Clinical: Data'],
  ['96413', '1', '2 Date of Service Edit: Policy', 'Code Descriptor / CPT Instruction'],
  ['J1180', '0', '3 Date of Service Edit: Clinical', 'CMS Policy'],
  ['99213', '2', '1 Line Edit', 'Clinical: Data'],
] as const

export const mueHeader = (setting: string): readonly string[] => [
  'HCPCS/\nCPT Code',
  setting,
  'MUE Adjudication Indicator',
  'MUE Rationale',
]

export const mueCsv = (setting = 'Practitioner Services MUE Values'): string =>
  `"A notice\r\nof several lines \xae"\r\n${[mueHeader(setting), ...mueRows]
    .map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`)
    .join('')}`

export const ptpText = lines(
  'A notice about copyright.\t\t\t\t\t\t',
  'Column1/Column2 Edits\t\t\t\t\t\t',
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale',
  '\t\tprior to 1996\tDate\tDate\t0=not allowed\t',
  '\t\t\t\t*=no data\t1=allowed\t',
  '\t\t\t\t\t9=not applicable\t',
  '0001A\t36591\t\t20220101\t20231231\t0\tMisuse, of a code',
  '0001A\t0591T\t\t20220101\t*\t1\tMutually exclusive',
  '96413\t96360\t*\t20060101\t*\t1\tStandards',
  '96413\t96361\t\t20060101\t20060101\t9\tStandards',
)

/** A record of the fixed-width HCPCS file: 320 characters. */
export const hcpcsLine = (code: string, type: string, long: string, short: string, dates: string): string =>
  `${`${code.padStart(5)}00100${type}${long.padEnd(80)}${short.padEnd(28)}`.padEnd(268)}${dates.padEnd(24)}N`.padEnd(
    320,
  )

export const hcpcsText = lines(
  'Words about CMS\x92s indicators',
  '',
  hcpcsLine('JW', '7', 'Drug amount', 'Discarded', '2003010120030101'),
  hcpcsLine('JW', '8', 'discarded', '', ''),
  hcpcsLine('J9010', '3', 'Injection, oldmab, 10 mg', 'Oldmab', '200301012016010120151231'),
)

export const hcpcsCells: readonly (readonly string[])[] = [
  ['HCPC', 'SEQNUM', 'RECID', 'LONG DESCRIPTION', 'SHORT DESCRIPTION', 'ADD DT', 'ACT EFF DT', 'TERM DT', 'ACTION CD'],
  ['   JZ', '0010', '7', 'Zero drug amount discarded', 'Zero drug wasted', '20230101', '20230101', '', 'N'],
  ['J1300', '0010', '3', 'Injection, endmab, 10 mg', 'Endmab', '20080101', '20250401', '20250331', 'N'],
]

/** OPPS Addendum B in code page 437, one character a byte. */
export const addendumCsv = lines(
  ',Addendum B.-- OPPS Payment by HCPCS Code for CY 2025,,,,,,,,,,,',
  ',Words.\xffAll rights reserved.,,,,,,,,,,,',
  'HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment,Minimum Unadjusted Copayment,IRA Coinsurance percentage ,Adjusted Beneficiary Copayment,Drug and Device Pass-Through Expiration during Calendar Year,Note,* Indicates a Change',
  'J9035,Bevacizumab\xffinjection,K,9214,,$73.049 ,,$14.610,,,,,',
  'J0897,Denosumab,K,9272,,$29.380,,$5.144,17.508,,,,',
  'J7030,Saline,N,,, ,,,,,,,',
)
