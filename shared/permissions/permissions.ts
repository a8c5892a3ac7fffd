/** Who may do what: the table of workflow 11, in one place, enforced in the back end. */

export const actions = [
  'record.arrival',
  'record.vitals',
  'give.drugs',
  'check.second',
  'record.containers',
  'override.block',
  'sign.session',
  'move.chairs',
  'assign.nurses',
  'close.day',
  'manage.sync',
  'see.codes',
  'see.money',
  'change.time',
  'query.nurse',
  'export.claims',
  'bring.visits',
  'see.chart',
  'see.worklist',
  'see.history',
  'read.history',
  'manage.clinic',
  'restrict.charts',
  'update.authorizations',
  'accept.plan',
  'verify.record',
  'see.audit',
  'see.emergencies',
  'see.reference',
  'import.reference',
] as const
export type Action = (typeof actions)[number]

export type RoleName = 'ma' | 'rn' | 'charge' | 'pharmacist' | 'biller' | 'manager' | 'admin' | 'auditor'

const allowed: Readonly<Record<Action, readonly RoleName[]>> = {
  'record.arrival': ['ma', 'rn', 'charge'],
  'record.vitals': ['ma', 'rn', 'charge'],
  'give.drugs': ['rn', 'charge'],
  'check.second': ['rn', 'charge', 'pharmacist'],
  'record.containers': ['rn', 'charge', 'pharmacist'],
  'override.block': ['charge'],
  'sign.session': ['rn', 'charge'],
  'move.chairs': ['charge'],
  'assign.nurses': ['charge'],
  'close.day': ['charge'],
  'manage.sync': ['charge', 'admin'],
  'see.codes': ['rn', 'charge', 'biller', 'manager', 'auditor'],
  'see.money': ['biller', 'manager', 'auditor'],
  'change.time': ['rn', 'charge'],
  'query.nurse': ['biller', 'manager'],
  'export.claims': ['biller', 'manager'],
  'bring.visits': ['rn', 'charge', 'biller', 'manager', 'admin'],
  'see.chart': ['ma', 'rn', 'charge', 'pharmacist', 'biller', 'manager', 'auditor'],
  'see.worklist': ['biller', 'manager', 'auditor'],
  'see.history': ['rn', 'charge', 'biller', 'manager', 'auditor'],
  'read.history': ['ma', 'rn', 'charge', 'pharmacist', 'biller', 'manager', 'admin', 'auditor'],
  'manage.clinic': ['admin'],
  'restrict.charts': ['charge', 'admin'],
  'update.authorizations': ['charge', 'biller', 'manager'],
  'accept.plan': ['rn', 'charge'],
  'verify.record': ['rn', 'charge', 'biller', 'manager', 'admin', 'auditor'],
  'see.emergencies': ['manager', 'admin'],
  'see.audit': ['manager', 'admin', 'auditor'],
  'see.reference': ['manager', 'admin'],
  'import.reference': ['admin'],
}

/** Whether any of a person's roles may do this. */
export const may = (roles: readonly RoleName[], action: Action): boolean =>
  roles.some((role) => allowed[action].includes(role))
