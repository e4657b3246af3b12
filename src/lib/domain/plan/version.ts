import {createHash} from 'node:crypto';
import {canonicalConfig, type MappingConfig} from '../configuration/config.ts';

/**
 * What tells one state of a mapping's configuration from another: its revision, which the service
 * counts up with every change; else a digest of what it says.
 */
export function versionOf({config}: {config: MappingConfig}): string {
  const {revision} = config.settings;
  if (typeof revision === 'number') return String(revision);
  return createHash('sha256')
    .update(JSON.stringify(canonicalConfig(config)))
    .digest('hex');
}
