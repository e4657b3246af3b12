import type {RequestListener} from 'node:http';
import {test as base} from 'vitest';
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../src/lib/simulator/index.ts';
import {PseudoTerminal, type TerminalOptions} from './pseudo-terminal.ts';
import {startRoughService, type RoughService} from '../rough-service.ts';
import {createSandbox, type Sandbox} from './sandbox.ts';

/** A sandbox, and the simulator that its settings lead to. */
export interface Journey extends Sandbox {
  simulator: Simulator;
  /** Lets the next requests meet a fault; see the simulator's README. */
  fault(fault: Record<string, unknown>): Promise<void>;
}

interface Fixtures {
  /** The program without any settings: nobody is logged in. */
  sandbox: Sandbox;
  /** Makes a sandbox with environment variables. */
  prepare: (settings?: Record<string, string>) => Sandbox;
  /** Starts a simulator, whose clock stands still, with a sandbox that leads to it. */
  travel: (options?: SimulatorOptions) => Promise<Journey>;
  /** Starts a rough service with a sandbox that leads to it, for discovery and for its one cell. */
  suffer: (answer: RequestListener) => Promise<Sandbox & {service: RoughService}>;
  /** Runs a command line in a pseudo-terminal. */
  sit: (sandbox: Sandbox, argv: readonly string[], options?: TerminalOptions) => PseudoTerminal;
}

/** A token that no program has a reason to show, and that can be found wherever it is. */
export const markedToken = 'HRKU-marked-7c1d5f0e-do-not-show';

/** The settings that lead to one server, with the marked token. */
export function settingsFor(url: string): Record<string, string> {
  return {
    HCONNECT_DISCOVERY_URL: url,
    HCONNECT_REGION_URLS: `only=${url}`,
    HCONNECT_TOKEN: markedToken,
  };
}

const withFixtures = base.extend<Fixtures>({
  prepare: async ({task: _task}, use) => {
    const made: Sandbox[] = [];
    await use((settings) => {
      const sandbox = createSandbox(settings);
      made.push(sandbox);
      return sandbox;
    });
    for (const sandbox of made) sandbox.remove();
  },

  sandbox: async ({prepare}, use) => {
    await use(prepare());
  },

  travel: async ({prepare}, use) => {
    const simulators: Simulator[] = [];
    await use(async (options) => {
      const simulator = await startSimulator({scenario: 'granted', speed: 0, ...options});
      simulators.push(simulator);
      const fault: Journey['fault'] = async (body) => {
        const url = `${simulator.control_url}/faults`;
        const answer = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
        if (!answer.ok) throw new Error(await answer.text());
      };
      return Object.assign(prepare(simulator.settings), {simulator, fault});
    });
    await Promise.all(simulators.map((simulator) => simulator.close()));
  },

  suffer: async ({prepare}, use) => {
    const services: RoughService[] = [];
    await use(async (answer) => {
      const service = await startRoughService(answer);
      services.push(service);
      return Object.assign(prepare(settingsFor(service.url)), {service});
    });
    await Promise.all(services.map((service) => service.close()));
  },

  sit: async ({prepare: _prepare}, use) => {
    const open: PseudoTerminal[] = [];
    await use((...parameters) => {
      const terminal = new PseudoTerminal(...parameters);
      open.push(terminal);
      return terminal;
    });
    for (const terminal of open) terminal.close();
  },
});

/**
 * A test with the packed program; what it has made is taken away at its end. Each has processes and
 * a sandbox of its own, so they run side by side.
 */
export const journey = withFixtures.concurrent;

/** A journey where the system makes it possible; else it is shown as skipped. */
export function journeyWhere(possible: boolean): typeof journey {
  return possible ? journey : withFixtures.skip;
}
