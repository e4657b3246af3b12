import type {Reporter, TestCase, TestModule, Vitest} from 'vitest/node';

/**
 * Says at the end of a run what was skipped, by the titles that hold the reasons; the default
 * reporter only counts it.
 */
export default class Skipped implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Whoever has named some tests knows that the others are left out.
    if (this.#vitest?.config.testNamePattern !== undefined) return;
    const counts = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const line = `${module.relativeModuleId}: ${reason(test)}`;
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    for (const [line, count] of counts) console.log(`Skipped ${String(count)} of ${line}`);
  }
}

/** The title that tells why: of the group, where the whole group is skipped. */
function reason(test: TestCase): string {
  const {parent} = test;
  if (parent.type !== 'suite') return test.name;
  const whole = [...parent.children.allTests()].every((each) => each.result().state === 'skipped');
  return whole ? parent.fullName : test.fullName;
}
