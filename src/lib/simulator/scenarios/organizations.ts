/**
 * The Salesforce organizations of the invented company Acme: production, and a small sandbox. Both
 * have the same custom fields.
 */
import type {Organization} from '../model/world.ts';
import acme from './organizations.json' with {type: 'json'};

const {custom_fields} = acme;

export const acmeProduction: Organization = {
  ...acme.production,
  environment: 'production',
  custom_fields,
};

export const acmeSandbox: Organization = {...acme.sandbox, environment: 'sandbox', custom_fields};
