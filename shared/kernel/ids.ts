declare const brand: unique symbol
type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** Inside, every id is a UUIDv7 (design 12.5). The brand keeps a line's id out of a session's place. */
export type SessionId = Branded<string, 'SessionId'>
export type LineId = Branded<string, 'LineId'>
export type EventId = Branded<string, 'EventId'>
export type UserId = Branded<string, 'UserId'>
export type DeviceId = Branded<string, 'DeviceId'>
export type PatientId = Branded<string, 'PatientId'>
export type CommandId = Branded<string, 'CommandId'>

export const sessionId = (text: string): SessionId => text as SessionId
export const lineId = (text: string): LineId => text as LineId
export const eventId = (text: string): EventId => text as EventId
export const userId = (text: string): UserId => text as UserId
export const deviceId = (text: string): DeviceId => text as DeviceId
export const patientId = (text: string): PatientId => text as PatientId
export const commandId = (text: string): CommandId => text as CommandId
