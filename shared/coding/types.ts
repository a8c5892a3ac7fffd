/**
 * The words of the coding module. Inputs are facts, outputs are lines with their reasons.
 * The form of `CodingInput` is the form of the golden cases, so a case file can be coded as it stands.
 * Times are ISO 8601 strings, with offset where a clock change is possible; without one they are one local clock.
 */

export type Setting = 'office' | 'facility'

/** Class of the administration, from the formulary, never guessed from the drug's name (R25). */
export type AdminClass =
  | 'antineoplastic'
  | 'hormonal_antineoplastic'
  | 'therapeutic'
  | 'hydration'
  | 'transfusion'
  | 'procedure'

export type Route =
  | 'iv_infusion'
  | 'iv_push'
  | 'subcutaneous'
  | 'intramuscular'
  | 'on_body_injector'
  | 'sc_infusion'
  | 'pump_prolonged'
  | 'pump_refill_portable'
  | 'pump_refill_implanted'
  | 'intra_arterial'
  | 'intrathecal'
  | 'intrathecal_reservoir'
  | 'intrapleural'
  | 'intraperitoneal'
  | 'intravesical'
  | 'transfusion'
  | 'port_flush'
  | 'port_blood_draw'
  | 'catheter_blood_draw'
  | 'declot'
  | 'phlebotomy'
  | 'bone_marrow_aspiration'
  | 'bone_marrow_biopsy'
  | 'bone_marrow_biopsy_aspiration'
  | 'intralesional'
  | 'oral'
  | 'sublingual'
  | 'topical'
  | 'inhaled'

export type Purpose = 'hydration' | 'vehicle' | 'kvo' | 'flush'

/** One running stretch of a service: a pause ends one segment and a resume begins the next. `stop` null = still open. */
export interface Segment {
  readonly start: string
  readonly stop: string | null
}

/** One administration as charted. `start`/`stop` are the whole; `segments`, where given, are the minutes it really ran. */
export interface Service {
  readonly id: string
  /** Active ingredient: the same drug whatever brand, NDC or HCPCS (R6). */
  readonly drug: string
  /** null = the formulary has no class: `unclassified_drug` (R25). */
  readonly class: AdminClass | null
  readonly route: Route
  readonly access?: string | null
  readonly start: string | null
  readonly stop: string | null
  readonly segments?: readonly Segment[]
  /** Running now: coded as if stopped at `CodingInput.now`, marked provisional. */
  readonly running?: boolean
  /** Closed as an explicit "stop unknown" with reason and basis (R20). */
  readonly stopUnknown?: boolean
  readonly encounter?: string
  readonly primary?: boolean
  readonly bag?: string
  readonly resumes?: string
  readonly purpose?: Purpose
  readonly plannedMinutes?: number
  /** New sites of an additional pump set-up (R16). */
  readonly additionalSites?: number
  readonly splitOf?: string
  readonly discontinued?: boolean
  readonly site?: string
  readonly hcpcs?: string
  readonly productUnits?: number
  /** Hydration: ordered, and why. Missing reason raises `hydration_necessity_missing`. */
  readonly ordered?: boolean
  readonly reason?: string
  /** Why a second access was needed (R23). */
  readonly accessReason?: string
  /** Sent home on a portable pump: no stop needed when the plan is recorded (R17, R20). */
  readonly sentHome?: boolean
  /** Infusion already running when the patient arrived (R27). */
  readonly runningOnArrival?: boolean
}

export interface Visit {
  readonly em: string
  readonly separatelyIdentifiable: boolean
}

/** Payer and site switches, coding rules section 10. Every field has a default in `defaultProfile`. */
export interface CodingProfile {
  readonly officeInitial: 'primary_reason' | 'hierarchy'
  readonly hydrationSegments: 'sum' | 'each_run'
  readonly missingStop: 'no_code' | 'push'
  readonly distinctModifier: '59' | 'XS' | 'XE' | 'XU'
  readonly secondSiteAddOnModifier: 'none' | '59'
  readonly splitDoseInjection: 'one_unit' | 'per_injection'
  readonly discardModifiers: 'medicare' | 'none'
  readonly acquired340b: boolean
  readonly stoppedEarly: 'by_minutes' | 'ordered_service_53'
  readonly concurrentChemo: 'unlisted_review' | 'withhold'
  /** Hospital claims to Medicare replace the visit code by G0463 (R22). */
  readonly hospitalVisitCode: 'as_documented' | 'G0463'
  readonly classOverrides: Readonly<Record<string, AdminClass>>
}

export interface CodingInput {
  readonly setting: Setting
  readonly services: readonly Service[]
  readonly arrived?: string | null
  readonly discharged?: string | null
  /** The instant a running service is coded at. Absent = nothing may be running. */
  readonly now?: string
  readonly visit?: Visit
  readonly profile?: Partial<CodingProfile>
  /** Only lines of this encounter are emitted; the others give context (design 12.9). Absent = all. */
  readonly emitEncounter?: string
  /** Why the patient came back the same day (R23). */
  readonly encounterReason?: string
  /** Date of service as YYYY-MM-DD; chooses the rule set. Absent = date of the earliest start. */
  readonly dateOfService?: string
}

export type IssueLevel = 'E' | 'W' | 'I'

/** Whom an issue stops (design 12.15): `record` the nurse's signature, `claim` the claim. */
export type IssueStops = 'record' | 'claim'

export interface Issue {
  readonly code: IssueCode
  readonly level: IssueLevel
  readonly stops: IssueStops
  readonly serviceIds: readonly string[]
  readonly rule: string
  readonly text: string
}

/** Names are the coding rules' section 7, plus `route_not_coded` (design 12.4). */
export type IssueCode =
  | 'missing_start_time'
  | 'missing_stop_time'
  | 'stop_before_start'
  | 'start_before_arrival'
  | 'time_after_discharge'
  | 'future_time'
  | 'duration_implausible'
  | 'missing_access_site'
  | 'unclassified_drug'
  | 'overlapping_same_drug_segments'
  | 'addon_without_primary'
  | 'administered_exceeds_containers'
  | 'unit_mismatch'
  | 'missing_dose'
  | 'missing_waste_entry'
  | 'em_99211_not_allowed'
  | 'em_not_separately_identifiable'
  | 'stop_unknown'
  | 'push_over_15_minutes'
  | 'hydration_under_31_minutes'
  | 'hydration_segments_combined'
  | 'hydration_necessity_missing'
  | 'second_concurrent_not_reportable'
  | 'concurrent_chemo_no_code'
  | 'same_drug_push_not_reportable'
  | 'same_drug_push_within_30_minutes'
  | 'second_site_documentation'
  | 'separate_encounter_documentation'
  | 'primary_reason_outranked'
  | 'split_dose_injection_review'
  | 'discontinued_infusion_review'
  | 'pump_not_prolonged'
  | 'port_flush_bundled'
  | 'blood_draw_bundled'
  | 'vial_choice_review'
  | 'ncci_pair_review'
  | 'mue_exceeded'
  | 'seconds_change_code'
  | 'infusion_coded_as_push'
  | 'hydration_overlap_excluded'
  | 'hydration_incidental'
  | 'partial_overlap_time_deducted'
  | 'same_bag_single_administration'
  | 'interrupted_infusion_combined'
  | 'same_drug_infusion_times_combined'
  | 'transfusion_once_per_day'
  | 'crosses_midnight'
  | 'waste_below_billing_unit'
  | 'route_not_coded'
  | 'treatment_reason_missing'
  | 'unlisted_administration_review'
  | 'waste_reason_review'

/** Why a stretch is not counted: R6, R11, R9 three times, R10. */
export type Exclusion =
  | 'pause'
  | 'between_doses'
  | 'overlap'
  | 'drug_running'
  | 'between_blood_units'
  | 'other_hydration'
  | 'short_run'

/** A stretch of clock time behind a line: counted, or excluded and why. ISO instants, whole minutes. */
export interface CountedSpan {
  readonly serviceId: string
  readonly from: string
  readonly to: string
  readonly minutes: number
  readonly counted: boolean
  /** Why it is not counted, by which rule and in words; absent when counted. */
  readonly why?: Exclusion
  readonly rule?: string
  readonly text?: string
}

/** The next instant at which a running line would be coded otherwise. Description, never advice. */
export interface NextChange {
  readonly at: string
  readonly inMinutes: number
  readonly code: string
  readonly text: string
}

/** Why a neighbouring code was not chosen. */
export interface WhyNot {
  readonly code: string
  readonly rule: string
  readonly text: string
}

/** One administration line of the bill, with everything behind it. */
export interface CodeLine {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
  /** Our own short label of the code, never the AMA descriptor. */
  readonly label: string
  /** The first of the day's encounters this line stands for. */
  readonly encounter: string
  readonly access: string | null
  readonly serviceIds: readonly string[]
  readonly rules: readonly string[]
  readonly minutes: number
  readonly spans: readonly CountedSpan[]
  /** One plain sentence: which drug, which minutes, which threshold it passed. */
  readonly text: string
  readonly whyNot: readonly WhyNot[]
  readonly provisional: boolean
  readonly nextChange?: NextChange
}

/** A service that gives no line of its own, and where it went (C7). */
export interface NotCounted {
  readonly serviceId: string
  readonly rule: string
  readonly text: string
  readonly nextChange?: NextChange
}

export interface CodingResult {
  readonly ruleSet: string
  readonly setting: Setting
  readonly lines: readonly CodeLine[]
  readonly notCounted: readonly NotCounted[]
  readonly issues: readonly Issue[]
  /** False while a blocked service is left out or a rule is missing: the export is held. */
  readonly complete: boolean
}

// ---- Drug units (coding rules section 4) ----

/** An exact amount: a plain decimal as text ("712.5") or a JSON number of a case file, and its unit as printed ("mg"). */
export interface Amount {
  readonly amount: number | string
  readonly unit: string
}

export interface Container {
  readonly size: Amount
  readonly type: 'single_dose' | 'multi_dose'
  readonly count: number
  readonly ndc?: string
  /** Of each one's label, what went to another patient or stays in a multi-dose vial: no part of this patient's content (U9). */
  readonly elsewhere?: Amount
}

/** Everything one drug line of the bill is computed from: one drug, one HCPCS, one day. */
export interface UnitsInput {
  readonly hcpcs: string
  /** null = the formulary has none: `unclassified_drug` (R25). */
  readonly billingUnit: Amount | null
  readonly administered: Amount | null
  readonly containers: readonly Container[]
  readonly profile?: Partial<Pick<CodingProfile, 'discardModifiers' | 'acquired340b'>>
  /** Sizes the practice stocks; used for `vial_choice_review` (U8). */
  readonly stockedSizes?: readonly Amount[]
  /** mg per mL or the like, where the conversion needs it (U4). */
  readonly concentration?: { readonly mass: Amount; readonly volume: Amount }
  /** Charting checks of U7; absent in the golden cases. */
  readonly waste?: {
    readonly recorded: boolean
    readonly reason?: string
    readonly witness?: string
    readonly witnessRequired?: boolean
    /** The rest of a single-dose container was marked as kept: refused (U7). */
    readonly saved?: boolean
    /** Thrown away for another reason than a remainder: never JW by itself, a biller answers (workflow 4.7). */
    readonly review?: Amount
    /** What the biller answered: it may be reported, or it is the practice's loss. */
    readonly reviewed?: 'report' | 'leave_out'
  }
  /** A shared container whose remainder goes to another patient's line (U9). */
  readonly remainderBilledElsewhere?: boolean
  /** Patient-supplied: administration only (U9). */
  readonly patientSupplied?: boolean
  /** The services whose doses were summed, repeated in the issues. */
  readonly serviceIds?: readonly string[]
}

export interface UnitLine {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
  /** Amount behind the line in the billing unit's unit, exact decimal text. */
  readonly quantity: string
  readonly unit: string
  readonly rules: readonly string[]
  readonly text: string
}

export interface UnitsResult {
  readonly lines: readonly UnitLine[]
  readonly issues: readonly Issue[]
}
