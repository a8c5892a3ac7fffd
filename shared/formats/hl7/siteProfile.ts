/** How one receiver wants its charges (billing-interfaces 8): documented in docs/interfaces.md. */
export interface DftProfile {
  readonly version: '2.3' | '2.5.1' | '2.8'
  readonly sendingApplication: string
  readonly sendingFacility: string
  readonly receivingApplication: string
  readonly receivingFacility: string
  /** MSH-11. */
  readonly processing: 'P' | 'T'
  /** Names of the code systems as the receiver has them. */
  readonly systems: {
    readonly cpt: string
    readonly hcpcs: string
    readonly diagnosis: string
    readonly ndc: string
  }
  /** FT1-7 and FT1-25 both, or FT1-25 alone, as many 2.3 receivers have it. */
  readonly codePlace: 'both' | 'FT1-25'
  readonly modifierPlace: 'FT1-26' | 'FT1-25 repeat' | 'code suffix'
  readonly ndcPlace: 'FT1-29' | 'NTE' | 'Z segment'
  readonly authorizationPlace: 'IN1-14' | 'FT1-39'
  readonly visitIdPlace: 'PV1-19' | 'PID-18'
  /** FT1-4 as start^stop; 2.3 has one time. */
  readonly serviceTime: 'range' | 'start'
  readonly time: { readonly precision: 'second' | 'minute' | 'day'; readonly offset: boolean }
  readonly messagePer: 'session' | 'line'
  /** Name of the site's Z segment, where products go there. */
  readonly zSegment: string
  /** Charge codes and providers the receiver knows; absent = not checked. */
  readonly knownCodes?: readonly string[]
  readonly knownProviders?: readonly string[]
}

const usual: DftProfile = {
  version: '2.5.1',
  sendingApplication: 'CHAIRSIDE',
  sendingFacility: '',
  receivingApplication: '',
  receivingFacility: '',
  processing: 'P',
  systems: { cpt: 'C4', hcpcs: 'HCPCS', diagnosis: 'I10', ndc: 'NDC' },
  codePlace: 'both',
  modifierPlace: 'FT1-26',
  ndcPlace: 'FT1-29',
  authorizationPlace: 'IN1-14',
  visitIdPlace: 'PV1-19',
  serviceTime: 'range',
  time: { precision: 'second', offset: true },
  messagePer: 'session',
  zSegment: 'ZND',
}

/** What receivers of a version usually want; a site changes what it must. 2.3 knows neither FT1-26 nor FT1-29 nor ranges. */
export function usualProfile(version: DftProfile['version']): DftProfile {
  if (version === '2.3')
    return {
      ...usual,
      version,
      codePlace: 'FT1-25',
      modifierPlace: 'code suffix',
      ndcPlace: 'NTE',
      serviceTime: 'start',
      time: { precision: 'second', offset: false },
    }
  return version === '2.8' ? { ...usual, version, authorizationPlace: 'FT1-39' } : usual
}
