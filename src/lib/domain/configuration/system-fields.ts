/**
 * The fields that a mapping needs besides those that somebody wants, and their indexes. Every real
 * export has them, Id with a unique index in all of 121 and SystemModstamp with a plain one.
 */
export interface SystemFields {
  fields: string[];
  indexes: {field: string; unique: boolean}[];
}

/** Objects that Salesforce does not delete softly; their exports have no IsDeleted. */
export const withoutIsDeleted: readonly string[] = [
  'User',
  'BusinessHours',
  'RecordType',
  'EmailTemplate',
  'Profile',
  'UserRole',
  'Organization',
];

/** Share objects have no SystemModstamp; LastModifiedDate stands for it, and for CreatedDate. */
export function lacksSystemModstamp(object: string): boolean {
  return object.endsWith('Share') || object.endsWith('__share');
}

/** The system fields of an object and their standard indexes. */
export function systemFieldsOf(object: string): SystemFields {
  const share = lacksSystemModstamp(object);
  const modified = share ? 'LastModifiedDate' : 'SystemModstamp';
  return {
    fields: [
      'Id',
      modified,
      ...(share ? [] : ['CreatedDate']),
      ...(withoutIsDeleted.includes(object) ? [] : ['IsDeleted']),
    ],
    indexes: [
      {field: 'Id', unique: true},
      {field: modified, unique: false},
    ],
  };
}
