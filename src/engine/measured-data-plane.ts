/** What the data plane tells, as observations. */
import type { Milliseconds } from '../kernel/time.ts';
import type { DataPlaneObserver } from '../model/data-plane-observer.ts';
import type { Meters } from './meters.ts';

/** An observer that passes on to the meters. */
export const measuredDataPlane = (meters: Meters, now: () => Milliseconds): DataPlaneObserver => ({
  onInvocationsFailed: ({ functionName }, reason, count) =>
    meters.observe('invocations_failed', { function: functionName, reason }, count, now()),
  onConnectionsRefused: ({ subnet }, count) =>
    meters.observe('connections_refused', { subnet: subnet.id }, count, now()),
  onConnectionsRatio: ({ subnet }, ratio) =>
    meters.observe('connections_used_ratio', { subnet: subnet.id }, ratio, now()),
  onNatRefused: ({ gateway, name }, count) =>
    meters.observe('nat_connections_refused', { nat: gateway.id, destination: name }, count, now()),
  onNatPeak: ({ gateway, name, taken }) =>
    meters.observe('nat_connections', { nat: gateway.id, destination: name }, taken, now()),
});
