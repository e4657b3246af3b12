import {compareVersions} from '../../lib/actions/api-version/diff.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {readVersion, versionArgument} from '../../lib/cli/flags/api-version.ts';
import {listFlags} from '../../lib/cli/flags/list.ts';
import {exitCodeFlag} from '../../lib/cli/flags/plan.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {failureKinds} from '../../lib/errors.ts';
import {versionDiffList} from '../../lib/terminal/views/api-version/diff.ts';

export default class ApiVersionDiff extends HconnectCommand<typeof ApiVersionDiff> {
  static override summary = 'Compare fields with another Salesforce API version.';
  static override description = dedent`Shows how the fields of each mapping differ in another API
version, worst first. Nothing is changed.

unsafe: Heroku Connect refuses the upgrade until you edit the mapping. undetermined: Heroku
Connect cannot tell. safe: Heroku Connect adapts the table.`;
  static override examples = [
    '<%= config.bin %> api-version:diff 61.0 --app acme-production',
    '<%= config.bin %> api-version:diff 61.0 --app acme-production --json',
  ];
  static override args = versionArgument;
  static override flags = {...connectionFlags, ...exitCodeFlag, ...listFlags(versionDiffList)};

  async run(): Promise<number> {
    const version = readVersion(this.args.version);
    const view = this.listed(versionDiffList);
    const target = this.target();
    const compared = await compareVersions(await this.open(), target, version);
    await this.output.stdout(compared, view);
    const differs = compared.mappings.some((mapping) => mapping.class !== 'unchanged');
    return this.flags['detailed-exitcode'] && differs ? failureKinds.differs.status : 0;
  }
}
