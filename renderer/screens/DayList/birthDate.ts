const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A birth date as people type it (5/17/1954, 17 May 1954, 1954-05-17) → YYYY-MM-DD; anything else stays as it is. */
export function searchText(typed: string): string {
  const text = typed.trim()
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (american) return dateOf(american[3], american[1], american[2])
  const spoken = /^(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})$/i.exec(text)
  const month = months.indexOf(spoken?.[2]?.toLowerCase() ?? '')
  return spoken && month >= 0 ? dateOf(spoken[3], String(month + 1), spoken[1]) : text
}

const dateOf = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
