import {writeFileSync} from 'node:fs';
import path from 'node:path';

/** The fields of a mapping: as many as Heroku Connect's largest tables have. */
const fields = 500;

/**
 * Writes two configurations of which the second has a field more in every tenth mapping.
 *
 * @returns the folder's files `<mappings>.json` and `<mappings>-changed.json`
 */
export function writeConfigurations(folder: string, mappings: number): [string, string] {
  const files: [string, string] = [
    path.join(folder, `${mappings}.json`),
    path.join(folder, `${mappings}-changed.json`),
  ];
  writeFileSync(files[0], JSON.stringify(configuration(mappings, false)));
  writeFileSync(files[1], JSON.stringify(configuration(mappings, true)));
  return files;
}

function configuration(mappings: number, changed: boolean) {
  return {
    mappings: Array.from({length: mappings}, (_, index) => ({
      object_name: `Object_${index}__c`,
      config: {
        access: 'read_only',
        sf_notify_enabled: false,
        sf_polling_seconds: 600,
        fields: {
          ...Object.fromEntries(
            Array.from({length: fields - 2}, (__, field) => [`Field_${field}__c`, {}]),
          ),
          Id: {},
          SystemModstamp: {},
          ...(changed && index % 10 === 0 ? {Added__c: {}} : {}),
        },
        indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
      },
    })),
    version: 1,
  };
}
