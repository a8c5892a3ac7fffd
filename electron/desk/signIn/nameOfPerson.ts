import type { Stores } from '../desk.ts'

/** The name of whoever did something, also of somebody who has left; the bare id where this record never knew them. */
export const nameOfPerson = ({ stores }: { readonly stores: Pick<Stores, 'users'> }, userId: string): string =>
  stores.users.get(userId)?.user.name ?? userId
