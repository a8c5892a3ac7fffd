import { useMemo } from 'react'
import type { ChartCoding } from '#shared/billing/codeChart.ts'
import type { RecordIssue } from '#shared/chart/signOff/frozen.ts'

/** The issues of codes and drug units that signing would freeze, as the back end computes them. */
export const useRecordIssues = ({ result, drugs }: ChartCoding): readonly RecordIssue[] =>
  useMemo(() => [...result.issues, ...drugs.flatMap((drug) => drug.result.issues)], [result, drugs])
