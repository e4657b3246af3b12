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

/** Histories are only ever added to: the date of a change is that of its making. */
function isHistory(object: string): boolean {
  return object.endsWith('History') || object.endsWith('__history');
}

/** The fields without which a table cannot be kept in sync, and those that a mapping usually has. */
export function standardFieldsOf(object: string): {needed: string[]; usual: string[]} {
  const {fields, indexes} = systemFieldsOf(object);
  const needed = indexes.map(({field}) => field);
  return {needed, usual: fields.filter((field) => !needed.includes(field))};
}

/**
 * Whether a field is one that the service maps by itself: those of the object, and those that most
 * objects have.
 */
export function isSystemField(object: string, field: string): boolean {
  const name = field.toLowerCase();
  return (
    ['id', 'systemmodstamp', 'createddate', 'isdeleted'].includes(name) ||
    systemFieldsOf(object).fields.some((one) => one.toLowerCase() === name)
  );
}

/** The system fields of an object and their standard indexes. */
export function systemFieldsOf(object: string): SystemFields {
  const share = lacksSystemModstamp(object);
  const modified = share
    ? 'LastModifiedDate'
    : isHistory(object)
      ? 'CreatedDate'
      : 'SystemModstamp';
  return {
    fields: [
      'Id',
      modified,
      ...(share || modified === 'CreatedDate' ? [] : ['CreatedDate']),
      ...(withoutIsDeleted.includes(object) ? [] : ['IsDeleted']),
    ],
    indexes: [
      {field: 'Id', unique: true},
      {field: modified, unique: false},
    ],
  };
}
