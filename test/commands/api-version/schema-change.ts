/** The command line by which a later API version changes a field in the simulator. */
export function schemaChange(
  object: string,
  field: string,
  kind: 'length_increase' | 'length_decrease' | 'type_change' | 'removed' | 'undetermined',
  app = 'acme-production',
): string[] {
  const details = [`object_name=${object}`, `field=${field}`, `kind=${kind}`];
  return ['simulator:events', 'schema_change', app, ...details.flatMap((one) => ['--set', one])];
}
