/** Words of the talk before treatment: symptoms since the last visit, risks, and labs read off paper (workflow 4.2). */
export const arrivalTalkWords = {
  title: 'Arrival talk',
  about: 'Everything may be left out; what is said later replaces it.',
  record: 'Record',
  nothing: 'Say at least one thing.',
  symptoms: 'Symptoms since the last visit',
  symptom: 'Symptom',
  grade: 'Grade',
  addSymptom: 'Add symptom',
  symptomRow: (term: string, grade: number) => `${term}, grade ${grade}`,
  newMedicines: 'New medicines',
  ecog: 'ECOG, 0 to 4',
  distress: 'Distress, 0 to 10',
  fallRisk: 'Falls screen: at risk',
  infectionSigns: 'Infection screen: signs found',
  pregnancyTest: 'Pregnancy test',
  labs: 'Labs read off paper',
  lab: 'Lab',
  value: 'Value',
  addLab: 'Add lab',
  labRow: (name: string, value: string) => `${name} ${value}`,
} as const

export const pregnancyWords = { negative: 'Negative', positive: 'Positive', not_due: 'Not due' } as const

/** Labs most plans ask for; the name is what the limits are looked up by. */
export const commonLabs = [
  'ANC',
  'Platelets',
  'Hemoglobin',
  'Creatinine',
  'Bilirubin',
  'AST',
  'ALT',
  'Potassium',
] as const

/** Words of what the record computes for "OK to treat". */
export const readinessCheckWords = {
  computed: 'Computed from today’s record',
  doseSame: (drug: string, computed: string) => `${drug}: ${computed} from today’s weight, as ordered`,
  doseWarn: (drug: string, computed: string, percent: string) =>
    `${drug}: ${computed} from today’s weight, ${percent} % from the order`,
  doseStop: (drug: string, computed: string, percent: string) =>
    `${drug}: ${computed} from today’s weight, ${percent} % from the order. Call the provider.`,
  bodySurface: (area: string, formula: 'mosteller' | 'dubois') =>
    `Body surface today ${area} m²${formula === 'dubois' ? ', after DuBois' : ''}`,
  bodySurfaceRare: (area: string, formula: 'mosteller' | 'dubois') =>
    `Body surface today ${area} m²${formula === 'dubois' ? ', after DuBois' : ''}: rare for an adult. Check height and weight again.`,
  allergy: (drug: string, substance: string) =>
    `${drug}: allergy to ${substance} on file. Stop: it needs the provider’s answer and why.`,
  siteOfCare: (payer: string, drugs: string, places: string) =>
    `${payer} pays ${drugs} only here: ${places}. Ask the charge nurse before it is mixed.`,
  lifetimeBelow: (drug: string, after: string, limit: string) =>
    `${drug}: ${after} in a lifetime after today, limit ${limit}`,
  lifetimeNear: (drug: string, after: string, limit: string) =>
    `${drug}: near its lifetime limit, ${after} of ${limit} after today`,
  lifetimeOver: (drug: string, after: string, limit: string) =>
    `${drug}: over its lifetime limit, ${after} of ${limit} after today. A provider decides.`,
  interval: (drug: string, days: number, least: number) => `${drug}: last given ${days} days ago, at least ${least}`,
  premed: (premed: string, minutes: number) => `${premed}: ${minutes} min before the treatment`,
  labWarn: (lab: string, value: string) => `${lab} ${value} is low`,
  labStop: (lab: string, value: string) => `${lab} ${value}: stop and call`,
  decision: 'Decision',
  providerCall: 'Provider called',
  readBack: 'Answer read back',
  consentVersion: 'Version of the consent',
} as const

export const decisionWords = {
  treat: 'Treat',
  treat_with_change: 'Treat with a change',
  hold: 'Hold',
  call_provider: 'Call the provider',
} as const
