/** Whether a text is a day of the calendar, YYYY-MM-DD: the 31st of February has the form and is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const epochMs = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(text)
}
