import {
  isNeeded,
  planUpgrade,
  type PlannedUpgrade,
} from '../../lib/actions/api-version/plan-upgrade.ts';
import {upgrade} from '../../lib/actions/api-version/upgrade.ts';
import {agree} from '../../lib/cli/changes/agreement.ts';
import {
  dedent,
  Flags,
  HconnectCommand,
  ignoreFlags,
  staleCheckFlag,
  timeoutFlag,
} from '../../lib/cli/command.ts';
import {readVersion, versionArgument} from '../../lib/cli/flags/api-version.ts';
import {planOnlyFlag} from '../../lib/cli/flags/plan.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {uninterrupted} from '../../lib/cli/uninterrupted.ts';
import {nameOf} from '../../lib/domain/connections/connection-ref.ts';
import {Failure} from '../../lib/errors.ts';
import {upgradedView, upgradePlanView} from '../../lib/terminal/views/api-version/upgrade.ts';

export default class ApiVersionUpgrade extends HconnectCommand<typeof ApiVersionUpgrade> {
  static override summary = 'Change a connection’s Salesforce API version.';
  static override description = dedent`Compares the versions, waits for mappings that are still
syncing, pauses the connection, changes the version, resumes the connection and checks it. You can
also change to an older version.

Unsafe changes are refused before the connection is paused. Undetermined changes need confirmation
with the connection’s resource name.

If the upgrade is interrupted, the connection is resumed; run the same command again to continue.
A connection that was already paused stays paused. If hconnect cannot tell who paused it, pass
--resume or --no-resume.`;
  static override examples = [
    '<%= config.bin %> api-version:upgrade 61.0 --app acme-production --yes',
    '<%= config.bin %> api-version:upgrade 61.0 --app acme-production --plan-only',
  ];
  static override args = versionArgument;
  static override flags = {
    ...connectionFlags,
    yes: Flags.boolean({char: 'y', description: 'Skip confirmation of safe changes.'}),
    confirm: Flags.string({
      description: 'Resource name, to confirm undetermined changes.',
      helpValue: 'NAME',
    }),
    ...planOnlyFlag,
    resume: Flags.boolean({
      description: 'Resume the connection if it was already paused.',
      allowNo: true,
    }),
    ...timeoutFlag,
    ...staleCheckFlag,
    ...ignoreFlags,
  };

  async run(): Promise<void> {
    const version = readVersion(this.args.version);
    const target = this.targetOfChange();
    const timeout = this.timeout();
    const context = await this.open();
    const planned = await planUpgrade(context, target, version);
    const {connection} = planned;
    const shown = shownPlan(planned, this.flags.resume);
    if (this.flags['plan-only']) {
      await this.output.stdout(shown, upgradePlanView);
      return;
    }
    if (!isNeeded(planned)) {
      const {state} = connection;
      const rest = {outcome: 'already' as const, state, stays: null, mappings: []};
      await this.output.stdout(
        {connection, from: connection.api_version, to: version, ...rest},
        upgradedView,
      );
      return;
    }
    const resumes = await this.#resumes(planned);
    if (planned.diff !== null) {
      await this.output.stderr(shown, upgradePlanView);
      await this.#agree(planned);
    }
    const done = await upgrade(
      context,
      uninterrupted(this.runtime, this.report, `resuming ${nameOf(connection)}`),
      planned,
      {
        timeout,
        resumes,
        skipStaleCheck: this.flags['skip-stale-check'],
        ignoreWriteErrors: this.flags['ignore-write-errors'],
      },
    );
    await this.output.stdout(done, upgradedView);
  }

  /** What the service cannot determine is confirmed by name; the rest has a yes. */
  async #agree({connection, target, diff}: PlannedUpgrade): Promise<void> {
    const name = nameOf(connection);
    const unclear = (diff?.mappings ?? []).filter((mapping) => mapping.class === 'undetermined');
    const {yes, confirm} = this.flags;
    if (unclear.length > 0 || confirm !== undefined) {
      await this.consent({
        consequences: unclear.map(
          ({object_name, sentences}) =>
            `${object_name}: ${sentences.join(' ') || 'Heroku Connect does not say what changes.'}`,
        ),
        name,
      });
      return;
    }
    await agree(
      {
        question: `Upgrade ${name} to API version ${target}? It will be paused during the upgrade.`,
        refused: `The upgrade of ${name} to API version ${target} needs confirmation; pass --yes.`,
        reason: 'Nothing was changed. The connection is paused during the upgrade.',
        details: {current_api_version: connection.api_version, target_api_version: target},
      },
      yes,
      () => this.prompts(),
    );
  }

  /** Whether a connection that was paused before is resumed. @throws Failure `usage` where nobody says */
  async #resumes({connection, pause}: PlannedUpgrade): Promise<boolean | null> {
    const given = this.flags.resume as boolean | undefined;
    if (given !== undefined) return given;
    if (pause.by !== 'unknown') return pause.resumes;
    const name = nameOf(connection);
    const asking = this.prompts();
    if (asking !== null) {
      return asking.confirm(`${name} is PAUSED already. Resume it after the upgrade?`);
    }
    throw new Failure('usage', `${name} is PAUSED; hconnect does not know who paused it.`, {
      reason:
        'Nothing was changed. With --resume it is resumed after the upgrade, with --no-resume it stays paused.',
      next: {again: {flags: {'no-resume': true}}, note: 'or with --resume'},
      details: {state: connection.state.name},
    });
  }
}

/** What is shown before an upgrade. */
function shownPlan({connection, target, diff, pause}: PlannedUpgrade, resume: unknown) {
  const name = nameOf(connection);
  const isPaused = pause.by !== 'none';
  const resumes = isPaused ? (resume ?? pause.resumes) : true;
  const steps = [
    ...(diff === null ? [] : ['Wait for mappings that still sync.']),
    ...(isPaused || diff === null ? [] : [`Pause ${name}.`]),
    ...(diff === null ? [] : [`Change the API version to ${target}.`]),
    ...(resumes === true && (diff !== null || isPaused) ? [`Resume ${name} and verify it.`] : []),
    ...(resumes === false ? [`Leave ${name} paused.`] : []),
  ];
  const mappings = diff?.mappings ?? [];
  return {connection, current: connection.api_version, target, mappings, steps};
}
