/** Words of the vials proposed before one is opened. */
export const vialProposalWords = {
  title: (vials: string) => `Least waste: ${vials}`,
  ofSize: (count: number, size: string) => `${count} × ${size}`,
  and: ' and ',
  left: (amount: string) => `${amount} would be left.`,
  nothingLeft: 'Nothing would be left.',
} as const
