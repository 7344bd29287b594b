/** The answers that the tests of Cloud Custodian recorded from AWS: one folder per test, one file per call. */
import path from 'node:path';
import {
  answerOf,
  namesIn,
  readFilledIn,
  type Json,
  type Reasons,
  type Recording,
  type Replay,
} from './recorded.ts';

/** The folder of the recordings. */
export const custodian = 'aws-recorded-custodian';

/** Their accounts and Regions, here. */
const places = [
  ['644160558196', '123456789012'],
  ['123412341234', '123456789012'],
  ['us-east-1', 'eu-west-1'],
  ['us-west-2', 'eu-west-1'],
  // They renamed the role in the lists, and not in the answer to the update.
  ['CapOne-SPR-resource-fixer-role', 'resource-fixer-role'],
] as const;

/** A recorded test, and how it is replayed. */
export interface Case {
  readonly test: string;
  readonly replay: Replay;
  /** Members that the simulation shows and the answers of that time lack. */
  readonly later?: readonly string[];
}

/** The recorded answers of a test. */
export const recordingOf = (folder: string, test: string): Recording =>
  Object.fromEntries(
    namesIn(path.join(folder, test)).map((file) => {
      const { status_code: status, data } = readFilledIn(path.join(folder, test, file), places);
      const { ResponseMetadata: _, ...body } = data as Json;
      return [file.replace('.json', ''), { status: status as number, body }];
    }),
  );

/** Every recorded call, as `test/call`. */
export const callsIn = (folder: string): string[] =>
  namesIn(folder)
    .filter((name) => name !== 'SOURCE.txt')
    .flatMap((test) => namesIn(path.join(folder, test)).map((file) => `${test}/${file.replace('.json', '')}`))
    .sort();
/** Whether a call is one of a service. */
export const isOf =
  (service: 'lambda' | 'ec2') =>
  (call: string): boolean =>
    call.includes(`/${service}.`);

/** Every call that is replayed or left out for a reason, as `test/call`. */
export const decidedCalls = (cases: readonly Case[], notModelled: Reasons): string[] =>
  [
    ...cases.flatMap(({ test, replay }) => Object.keys(replay).map((call) => `${test}/${call}`)),
    ...Object.keys(notModelled),
  ].sort();

/** A list in a recorded answer; none when there is no such member. */
export const listOf = (recording: Recording, call: string, member: string): readonly Json[] =>
  (answerOf(recording, call).body[member] ?? []) as readonly Json[];
