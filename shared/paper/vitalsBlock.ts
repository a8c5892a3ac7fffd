import type { Chart, VitalsSet } from '../chart/chart.ts'
import type { Names } from './entryWords.ts'
import { type Block, cell, strong } from './paper.ts'
import { printedTime } from './printedTimes.ts'

/** Every set of vital signs that stands, in the units they are kept in: °C, mmHg, %, kg. */
export const vitalsBlock = ({ vitals }: Chart, names: Names): Block => ({
  kind: 'table',
  columns: [
    { head: 'Time', width: 1.5 },
    { head: 'Set', width: 2 },
    { head: '°C', width: 1, align: 'right' },
    { head: 'Pulse', width: 1, align: 'right' },
    { head: 'Resp.', width: 1, align: 'right' },
    { head: 'Pressure', width: 2, align: 'right' },
    { head: 'SpO₂ %', width: 2, align: 'right' },
    { head: 'Pain', width: 1, align: 'right' },
    { head: 'kg', width: 1, align: 'right' },
    { head: 'By', width: 3 },
  ],
  rows: vitals.map((set) => [
    strong(printedTime(set.stamp.at, names.day)),
    cell(set.setType),
    cell(scaled(set.temperatureTenthsC, 10, 1)),
    cell(plainly(set.pulse)),
    cell(plainly(set.respirations)),
    cell(pressureOf(set)),
    cell(oxygenOf(set)),
    cell(plainly(set.pain)),
    cell(scaled(set.weightGrams, 1000, 1)),
    cell(names.person(set.stamp.userId)),
  ]),
  empty: 'No vital signs were recorded.',
})

const plainly = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** Whole numbers in the smallest unit, shown in the usual one. */
const scaled = (value: number | undefined, by: number, digits: number): string =>
  value === undefined ? '' : (value / by).toFixed(digits)

const pressureOf = ({ systolic, diastolic }: VitalsSet): string =>
  systolic === undefined && diastolic === undefined ? '' : `${plainly(systolic)}/${plainly(diastolic)}`

const oxygenOf = ({ spo2, oxygenLitersPerMinute }: VitalsSet): string =>
  oxygenLitersPerMinute ? `${plainly(spo2)} on ${oxygenLitersPerMinute} L/min` : plainly(spo2)
