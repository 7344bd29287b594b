/** Invocations of the slow model: limits, environments, their connections. */
import { MINUTE } from '../../src/kernel/time.ts';
import { connect, disconnect, settle } from './slow-enis.ts';
import type { Environment, FailureReason, Invocation, Key, Version } from './records.ts';
import { fixed, type SlowState } from './slow-state.ts';

/** AWS's longest timeout, to which drawn durations are cut. */
const LONGEST = 15 * MINUTE;

/** A function's reserved concurrency while it exists; null when it shares what is left of the account's. */
const reservedOf = (m: SlowState, name: string): number | null =>
  m.functions.some((fn) => fn.name === name)
    ? (m.scenario.functions.find((spec) => spec.name === name)?.reservedConcurrency ?? null)
    : null;

/** Whether one more fits: into the function's own share, the account's limit, and what the shares leave of it. */
const isWithinLimits = (m: SlowState, name: string): boolean => {
  const running = m.invocations.map(({ environment }) => environment.version.name);
  const reserved = reservedOf(m, name);
  if (reserved !== null && running.filter((other) => other === name).length >= reserved) return false;
  if (running.length >= m.concurrency) return false;
  const setAside = m.functions.reduce((sum, fn) => sum + (reservedOf(m, fn.name) ?? 0), 0);
  const sharing = running.filter((other) => reservedOf(m, other) === null).length;
  return reserved !== null || sharing < m.concurrency - setAside;
};

/** Invokes an Active version. Null when it runs, otherwise why it does not. */
export const run = (m: SlowState, version: Version): FailureReason | null => {
  if (!isWithinLimits(m, version.name)) return 'Throttled';
  const environment = mostRecentlyUsed(m, version) ?? openEnvironment(m, version);
  if (environment === null) return 'Throttled';
  environment.isBusy = true;
  environment.closes = null;
  start(m, environment);
  settle(m);
  return null;
};

const start = (m: SlowState, environment: Environment): void => {
  const { key, version } = environment;
  const spec = m.scenario.functions.find((one) => one.name === version.name);
  const traffic = spec?.traffic ?? null;
  const duration = traffic !== null && 'duration' in traffic ? fixed(traffic.duration) : 100;
  const ends = m.ticket(Math.min(duration, LONGEST));
  const isShort = m.connections.some(({ owner, eni }) => owner === environment && eni === null);
  const invocation: Invocation = { environment, ends, hasFailed: isShort };
  m.invocations.push(invocation);
  if (key === null) return;
  const lost = connect(m, key, invocation, spec?.connections.perInvocation ?? 0, 'lost');
  if (lost > 0) invocation.hasFailed = true;
};

const mostRecentlyUsed = (m: SlowState, version: Version): Environment | undefined =>
  byIdleness(m.environments.filter((one) => one.version === version && !one.isBusy)).at(-1);

/** A new environment, in the subnet where the version has fewest; null when the scaling rate forbids it. */
const openEnvironment = (m: SlowState, version: Version): Environment | null => {
  if (!takeToken(m, version.name)) return null;
  const serving = version.job?.before ?? version.settings;
  const key = leastUsed(m, version, m.keysOf(serving));
  const environment: Environment = { version, key, isBusy: true, isDoomed: false, closes: null };
  m.environments.push(environment);
  const spec = m.scenario.functions.find((one) => one.name === version.name);
  if (key !== null) connect(m, key, environment, spec?.connections.perEnvironment ?? 0, 'missing');
  return environment;
};

const leastUsed = (m: SlowState, version: Version, keys: readonly Key[]): Key | null => {
  const used = ({ subnet }: Key) =>
    m.environments.filter((one) => one.version === version && !one.isDoomed && one.key?.subnet === subnet)
      .length;
  return keys.toSorted((x, y) => used(x) - used(y) || (x.subnet < y.subnet ? -1 : 1))[0] ?? null;
};

/**
 * The bucket holds ten seconds of envScaleRate, is full at first, and is refilled continuously. It belongs to the
 * name: who deletes a function and creates it anew does not fill it.
 */
const takeToken = (m: SlowState, name: string): boolean => {
  const perMs = Math.round((m.parameters.envScaleRate / 1000) * TOKEN);
  const size = Math.max(TOKEN, perMs * 10_000);
  const bucket = m.buckets.find((one) => one.name === name) ?? { name, level: size, at: m.now };
  if (!m.buckets.includes(bucket)) m.buckets.push(bucket);
  bucket.level = Math.min(size, bucket.level + (m.now - bucket.at) * perMs);
  bucket.at = m.now;
  if (bucket.level < TOKEN) return false;
  bucket.level -= TOKEN;
  return true;
};

/** Tokens are counted in millionths, so that nothing is lost by rounding. */
const TOKEN = 1_000_000;

export const endInvocation = (m: SlowState, invocation: Invocation): void => {
  const { environment, hasFailed } = invocation;
  const row = m.row(environment.version.name, environment.version.version);
  if (hasFailed) row.failed.ConnectTimeout += 1;
  else row.succeeded += 1;
  m.invocations = m.invocations.filter((one) => one !== invocation);
  disconnect(m, invocation);
  settle(m);
  environment.isBusy = false;
  const { environmentKeepAlive } = m.parameters;
  if (environment.isDoomed || environmentKeepAlive === 0) closeEnvironment(m, environment);
  else environment.closes = m.ticket(environmentKeepAlive);
};

export const closeEnvironment = (m: SlowState, environment: Environment): void => {
  m.environments = m.environments.filter((one) => one !== environment);
  disconnect(m, environment);
  settle(m);
};

/**
 * At the swap, the deletion, the end of use: idle environments close now, those that idled longest first, and busy
 * ones when their invocation ends.
 */
export const closeEnvironmentsOf = (m: SlowState, version: Version): void => {
  const its = m.environments.filter((one) => one.version === version);
  for (const busy of its.filter(({ isBusy }) => isBusy)) busy.isDoomed = true;
  for (const idle of byIdleness(its.filter(({ isBusy }) => !isBusy))) closeEnvironment(m, idle);
};

/** The longest idle first: an idle environment is known by the time at which it would close. */
const byIdleness = (idle: readonly Environment[]): Environment[] =>
  idle.toSorted((x, y) => (x.closes?.order ?? 0) - (y.closes?.order ?? 0));
