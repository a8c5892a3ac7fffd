/**
 * Drug names whose middle differs are printed with that part in capitals, so that look-alikes are told apart.
 * FDA and ISMP lists of look-alike drug names with recommended tall man letters (ISMP, 2023), infusion names only.
 */
const tallManNames = [
  'azaCITIDine',
  'CARBOplatin',
  'chlorproMAZINE',
  'CISplatin',
  'cycloSPORINE',
  'DACTINomycin',
  'DAPTOmycin',
  'DAUNOrubicin',
  'diphenhydrAMINE',
  'DOBUTamine',
  'DOCEtaxel',
  'DOPamine',
  'DOXOrubicin',
  'ePHEDrine',
  'EPINEPHrine',
  'epiRUBicin',
  'fluPHENAZine',
  'hydrALAZINE',
  'HYDROmorphone',
  'hydrOXYzine',
  'IDArubicin',
  'inFLIXimab',
  'LORazepam',
  'medroxyPROGESTERone',
  'methylPREDNISolone',
  'niCARdipine',
  'PACLitaxel',
  'PEMEtrexed',
  'PENTobarbital',
  'PHENobarbital',
  'PRALAtrexate',
  'riTUXimab',
  'romiDEPsin',
  'romiPLOStim',
  'vinBLAStine',
  'vinCRIStine',
] as const

const byPlainName = new Map(tallManNames.map((name) => [name.toLowerCase(), name]))

/** "Doxorubicin hydrochloride (Adriamycin)" → "DOXOrubicin hydrochloride (Adriamycin)"; other names stay as they are. */
export const tallMan = (name: string): string =>
  name.replace(/[A-Za-z]+/g, (word) => byPlainName.get(word.toLowerCase()) ?? word)
