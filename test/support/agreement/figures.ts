/** What the results of two fidelities are compared by. */
import type { RunResult } from '../../../src/engine/result.ts';

/** One number of a result: what kind of figure it is, and of which key or function. */
export interface Figure {
  readonly kind: FigureKind;
  readonly of: string;
  readonly value: number;
}

/** Every kind of figure, and by how many of its standard deviations it may be off on average (docs/fidelity.md). */
export const figureKinds = {
  'ENIs created': 0,
  'peak of ENIs': 0,
  'ENIs of a key at its peak': 0,
  'peak of connections': 0.15,
  'connections refused': 0.3,
  'shortage seconds': 0.3,
  'times Inactive': 0,
  'pending seconds': 0,
  invocations: 0,
  succeeded: 0.1,
  'failed: Pending': 0,
  'failed: Inactive': 0,
  'failed: Failed': 0,
  'failed: NotFound': 0,
  'failed: Throttled': 0,
  'failed: ConnectTimeout': 0.4,
  'in flight at the end': 0,
} as const;
/** The name of a kind. */
export type FigureKind = keyof typeof figureKinds;

/** All figures of a result, in the same order for every result of a scenario. */
export const figuresOf = ({ enis, keys, functions, invocations }: RunResult): Figure[] => [
  { kind: 'ENIs created', of: 'all', value: enis.created },
  { kind: 'peak of ENIs', of: 'all', value: enis.peak },
  { kind: 'in flight at the end', of: 'all', value: invocations.inFlight },
  ...keys.flatMap(
    ({ subnetId, securityGroupIds, enisPeak, connectionsPeak, connectionsRefused, shortageSeconds }) => {
      const of = `${subnetId} ${securityGroupIds.join('+')}`;
      return [
        { kind: 'ENIs of a key at its peak', of, value: enisPeak } as const,
        { kind: 'peak of connections', of, value: connectionsPeak } as const,
        { kind: 'connections refused', of, value: connectionsRefused } as const,
        { kind: 'shortage seconds', of, value: shortageSeconds } as const,
      ];
    },
  ),
  ...functions.flatMap(
    ({ name: of, becameInactive, pendingSeconds, invocations: { total, succeeded, failed } }) => [
      { kind: 'times Inactive', of, value: becameInactive } as const,
      { kind: 'pending seconds', of, value: pendingSeconds } as const,
      { kind: 'invocations', of, value: total } as const,
      { kind: 'succeeded', of, value: succeeded } as const,
      ...Object.entries(failed).map(([reason, value]) => ({
        kind: `failed: ${reason}` as FigureKind,
        of,
        value,
      })),
    ],
  ),
];
