import {namesNotIn, type Fields, type Indexes, type MappingConfig} from './config.ts';

/**
 * A config with its names spelled as another has them, where they differ in case only: Salesforce
 * and Postgres know no case, so that is no difference, and as a change it would drop a column and
 * make the same one again.
 *
 * @param model null where there is none; the config is then as it was
 */
export function matchCase(config: MappingConfig, model: MappingConfig | null): MappingConfig {
  if (model === null) return config;
  const names = model.fields?.names ?? [];
  const {settings, fields, indexes} = config;
  const spell = spellingOf(names);
  const upsert = settings.upsert_field;
  return {
    ...config,
    ...(fields === undefined ? {} : {fields: respelledFields(fields, names, spell)}),
    ...(indexes === undefined ? {} : {indexes: respelledIndexes(indexes, names, model.indexes)}),
    ...(upsert == null ? {} : {settings: {...settings, upsert_field: spell(upsert)}}),
  };
}

/** How a field is spelled among fields, in whatever case it is given; as given where it is new. */
export function spellingOf(names: readonly string[]): (field: string) => string {
  let spellings: Map<string, string> | null = null;
  return (field) => {
    if (names.includes(field)) return field;
    spellings ??= new Map(names.map((name) => [name.toLowerCase(), name]));
    return spellings.get(field.toLowerCase()) ?? field;
  };
}

function respelledFields(
  fields: Fields,
  model: readonly string[],
  spell: (field: string) => string,
): Fields {
  if (namesNotIn(model, fields.names).every((name) => spell(name) === name)) return fields;
  const said = fields.names.map((name) => [spell(name), fields.values.get(name)] as const);
  const last = new Map(said);
  const values = [...last].flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {names: [...last.keys()], values: new Map(values)};
}

/** An index is spelled as the model's index is, else as the field that it is on. */
function respelledIndexes(
  indexes: Indexes,
  fields: readonly string[],
  model: Indexes | undefined,
): Indexes {
  const known = [...(model?.keys() ?? [])];
  const [ofIndex, ofField] = [spellingOf(known), spellingOf(fields)];
  const spell = (name: string) => {
    const spelled = ofIndex(name);
    return known.includes(spelled) ? spelled : ofField(name);
  };
  // Two that differ in case only stay two, since nobody knows which one is meant.
  const taken = new Set(indexes.keys());
  return new Map(
    [...indexes].map(([field, index]) => {
      const spelled = spell(field);
      const name = taken.has(spelled) ? field : spelled;
      taken.add(name);
      return [name, index];
    }),
  );
}
