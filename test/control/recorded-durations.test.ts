/**
 * How long the recorded tests took, against the delays of the presets. A duration is that of waiting and of the calls
 * themselves, which take no time here; the two refused calls of one test say how long a call takes.
 *
 * Creation and update without a VPC take a fixed time in the presets, so what is simulated is a point and no recorded
 * duration lies between its 1st and 99th percentile: each is judged by what it leaves for one wait.
 */
import path from 'node:path';
import { expect, it } from 'vitest';
import { resolveParameters } from '../../src/model/parameters.ts';
import { account, type Account } from '../support/account.ts';
import { describeWith, readFilledIn } from './recorded.ts';

type Wait = 'create' | 'configuration' | 'code';
interface Sequence {
  /** What was waited for, as the states of the recorded answers show. */
  readonly waits: readonly Wait[];
  /** Calls without those of waiting. */
  readonly calls: number;
  /** Whether what it leaves for one wait is what the preset gives it, within half a second. */
  readonly agrees: boolean;
}

const refusals = 'test_invalid_vpc_config_subnet';
const sequences: Readonly<Record<string, Sequence>> = {
  test_function_lifecycle: { waits: ['create', 'configuration', 'code'], calls: 8, agrees: true },
  test_version_lifecycle: { waits: ['create', 'configuration', 'configuration'], calls: 15, agrees: true },
  // 2.5 s: whether the accepted update was waited for too, the answers do not show.
  test_lambda_concurrent_config_updates: { waits: ['create'], calls: 3, agrees: false },
  // 6.3 s: longer than any other creation of a zip of one file; the answers do not show why.
  test_publish_version_on_create: { waits: ['create'], calls: 7, agrees: false },
  // 4.9 s: a package of Java, which has to be sent.
  'test_snapstart_lifecycle[java21]': { waits: ['create'], calls: 4, agrees: false },
};
/** Tests of which nothing is said, and why. */
const notModelled: Readonly<Record<string, string>> = {
  test_lambda_provisioned_lifecycle: 'nearly all of it is provisioned concurrency, which is not simulated',
};

const SEEDS = 200;
const STEP = 0.25;

const begin: Readonly<Record<Wait, (run: Account) => { readonly status: number }>> = {
  create: (run) => run.create('f', null),
  configuration: (run) => run.update('f', null, 256),
  code: (run) => run.call('UpdateFunctionCode', { functionName: 'f', code: 'new' }),
};

/** Seconds of waiting. */
const simulated = (waits: readonly Wait[], seed: number): number => {
  const run = account({ seed, parameters: resolveParameters('docs-2024') });
  const isSettled = (): boolean => run.version('f').state === 'Active' && !run.version('f').isUpdating;
  for (const wait of waits) {
    expect(begin[wait](run).status).toBeLessThan(300);
    while (!isSettled()) run.at(run.now + STEP);
  }
  return run.now;
};

describeWith('aws-recorded-localstack', 'the durations of recorded tests', (folder) => {
  const seconds = new Map(
    Object.entries(readFilledIn(path.join(folder, 'validation_durations.json'), [])).map(([test, told]) => [
      test.slice(test.lastIndexOf('::') + 2),
      (told as { durations_in_seconds: { call: number } }).durations_in_seconds.call,
    ]),
  );
  const secondsOf = (test: string): number => seconds.get(test) ?? Number.NaN;
  const perCall = secondsOf(refusals) / 2;

  it.each(Object.entries(sequences))('%s', (test, { waits, calls, agrees }) => {
    const samples = Array.from({ length: SEEDS }, (_, index) => simulated(waits, index + 1)).toSorted(
      (a, b) => a - b,
    );
    const [first, last] = [samples[1] ?? 0, samples.at(-2) ?? 0];
    // A point: were it a distribution, the recorded duration could be looked for in it.
    expect(last - first).toBeLessThan(1e-6);
    expect(last).toBeLessThan(secondsOf(test));
    const leftPerWait = (secondsOf(test) - calls * perCall) / waits.length;
    expect(Math.abs(leftPerWait - first / waits.length) < 0.5).toBe(agrees);
  });

  it('covers every duration', () => {
    expect([...seconds.keys()].sort()).toEqual(
      [refusals, ...Object.keys(sequences), ...Object.keys(notModelled)].sort(),
    );
  });
});
