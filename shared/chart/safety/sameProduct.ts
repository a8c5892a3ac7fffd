import type { PlannedLine } from '#shared/document/plan.ts'

type Product = Pick<PlannedLine, 'name'> & { readonly catalogue: Pick<PlannedLine['catalogue'], 'hcpcs'> }

/** Whether two are one product: by their code, or by name where there is none. */
export const isSameProduct = (a: Product, b: Product): boolean =>
  a.catalogue.hcpcs === b.catalogue.hcpcs && (a.catalogue.hcpcs !== null || a.name === b.name)
