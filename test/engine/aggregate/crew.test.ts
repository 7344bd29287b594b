import { describe, expect, it } from 'vitest';
import { Crew } from '../../../src/engine/aggregate/crew.ts';
import type { Staff } from '../../../src/engine/aggregate/staff.ts';
import { Survival } from '../../../src/engine/aggregate/survival.ts';
import { Simulation } from '../../../src/engine/simulation.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { Parameters } from '../../../src/model/parameters.ts';
import { scenario, vpcConfig } from '../../support/scenarios.ts';

interface Setting {
  readonly reserved?: number;
  readonly perEnvironment?: number;
  readonly perInvocation?: number;
  readonly parameters?: Partial<Parameters>;
  readonly meanMs?: number;
}

/** The crew of a function that exists, without traffic of its own, and the simulation it stands in. */
const crewOf = ({ reserved, perEnvironment = 2, perInvocation = 0, parameters, meanMs = 1_000 }: Setting) => {
  const run = new Simulation(
    scenario({
      parameters: parameters ?? {},
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a', 'b']),
          reservedConcurrency: reserved ?? null,
          connections: { perEnvironment, perInvocation },
        },
      ],
    }),
  );
  const workload = run.world.workload('f', '$LATEST');
  const staff: Staff = {
    workload,
    fleet: run.world.fleet,
    context: run.world.context,
    survival: new Survival({ exponential: { mean: meanMs } }, HOUR),
    stream: new Streams(4).stream('crew'),
  };
  const keys = [...run.world.keys.values()];
  const crew = new Crew(staff, keys);
  const open = (): number[] => keys.map(({ connections }) => connections.open);
  /** So many arrive evenly over the time up to an instant, as many as were expected. */
  const serve = (to: number, arrivals: number) => {
    const from = run.now;
    run.advanceTo(to);
    return crew.serve(from, to, arrivals, arrivals);
  };
  return { crew, run, keys, open, serve, running: () => run.world.concurrency.running };
};

describe('a crew', () => {
  it('accounts for every arrival, and takes from the account what runs', () => {
    const { crew, serve, running } = crewOf({});
    let [arrived, done] = [0, 0];
    for (let minute = 1; minute <= 30; minute++) {
      const { throttled, cutOff, succeeded } = serve(minute * MINUTE, 300);
      expect(throttled + cutOff).toBe(0);
      arrived += 300;
      done += succeeded;
      expect(crew.inFlight).toBe(arrived - done);
      expect(running()).toBe(crew.inFlight);
    }
    expect(done).toBeGreaterThan(8_900);
  });

  it('places its environments evenly, keeps them for a while, and lets them go', () => {
    const { crew, serve, open } = crewOf({ parameters: { environmentKeepAlive: 5 * MINUTE } });
    serve(MINUTE, 600);
    const [a = 0, b = 0] = open();
    expect(a - b === 0 || a - b === 2).toBe(true);
    expect(a).toBeGreaterThan(10);
    serve(2 * MINUTE, 0);
    expect(open()).toEqual([a, b]);
    expect(crew.nextExpiry).toBe(5.5 * MINUTE);
    serve(7 * MINUTE, 0);
    expect(open()).toEqual([0, 0]);
  });

  it('refuses by Erlang’s formula what a reservation does not let run', () => {
    const { serve } = crewOf({ reserved: 5 });
    let throttled = 0;
    for (let minute = 1; minute <= 55; minute++) throttled += serve(minute * MINUTE, 300).throttled;
    // A load of 5 on 5: 28.5 %.
    expect(Math.abs(throttled / (55 * 300) - 0.2849)).toBeLessThan(0.02);
  });

  it('lets none run where none may', () => {
    const { crew, serve } = crewOf({ reserved: 0 });
    expect(serve(MINUTE, 40)).toEqual({ throttled: 40, cutOff: 0, succeeded: 0 });
    expect(crew.inFlight).toBe(0);
  });

  it('cuts off the share of invocations whose environment lacks a connection', () => {
    const { serve, keys } = crewOf({ parameters: { maxConnectionsPerEni: 10, scaleOut: false } });
    serve(MINUTE, 1200);
    expect(keys.every(({ connections }) => connections.missing > 0)).toBe(true);
    const { cutOff, succeeded } = serve(2 * MINUTE, 1200);
    const { open, missing } = (keys[0] as (typeof keys)[number]).connections;
    expect(Math.abs(cutOff / (cutOff + succeeded) - missing / (open + missing))).toBeLessThan(0.06);
  });

  it('loses connections of invocations that do not fit, and counts them as refused', () => {
    const { serve, keys } = crewOf({
      perEnvironment: 0,
      perInvocation: 1,
      parameters: { maxConnectionsPerEni: 5, scaleOut: false },
    });
    expect(serve(MINUTE, 1200).cutOff).toBeGreaterThan(200);
    expect(keys.every(({ connections }) => connections.refused > 0 && connections.open <= 5)).toBe(true);
  });

  it('ends what is left where it runs, its environments with it', () => {
    const { crew, serve, run, open } = crewOf({ meanMs: 5 * MINUTE });
    serve(5 * MINUTE, 100);
    const before = crew.inFlight;
    crew.close();
    expect(open()[0]).toBe(2 * Math.ceil(before / 2));
    run.advanceTo(10 * MINUTE);
    const { succeeded } = crew.drain(5 * MINUTE, 10 * MINUTE);
    expect(crew.inFlight).toBe(before - succeeded);
    expect(open()[0]).toBe(2 * Math.ceil(crew.inFlight / 2));
  });

  it('feels a limit before it is there: its own, the key’s, and what is lacking', () => {
    const tensionAfter = (setting: Setting, arrivals: number): string => {
      const { crew, serve } = crewOf(setting);
      serve(MINUTE, arrivals);
      return crew.tension;
    };
    expect(tensionAfter({}, 300)).toBe('none');
    expect(tensionAfter({ reserved: 12 }, 300)).toBe('near');
    expect(tensionAfter({ parameters: { maxConnectionsPerEni: 30 } }, 300)).toBe('near');
    expect(tensionAfter({ parameters: { maxConnectionsPerEni: 6 } }, 300)).toBe('tight');
    expect(tensionAfter({ perInvocation: 1 }, 300)).toBe('near');
  });

  it('meets one arrival at its instant without a step', () => {
    const { crew, run } = crewOf({});
    run.advanceTo(30 * SECOND);
    expect(crew.serve(run.now, run.now, 1, 1)).toEqual({ throttled: 0, cutOff: 0, succeeded: 0 });
    expect(crew.inFlight).toBe(1);
  });
});
