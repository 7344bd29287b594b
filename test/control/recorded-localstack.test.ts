/** A replay of the answers of Lambda that the tests of LocalStack recorded from AWS. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { account } from '../support/account.ts';
import { accountOf, leftOutOfLambda } from './recorded-lambda.ts';
import { cases, notModelled } from './recorded-localstack.ts';
import {
  Comparison,
  describeWith,
  membersOf,
  namesIn,
  play,
  readFilledIn,
  type Json,
  type Reasons,
  type Recording,
} from './recorded.ts';

/** What the placeholders of the recorder stand for here. */
const placeholders = [
  ['<partition>', 'aws'],
  ['<region>', 'eu-west-1'],
  ['111111111111', '123456789012'],
  ['<function-name:1>', 'f'],
  [/<subnet_id_(\d)>/g, 'subnet-$1'],
  [/<security_group_id_(\d)>/g, 'sg-$1'],
  ['<vpc_id>', 'vpc'],
  [/<resource:(\d)>/g, 'resource-$1'],
] as const;

/** Files that are no recordings of answers. */
const otherFiles: Reasons = {
  'SOURCE.txt': 'where the files are from',
  'validation_durations.json': 'durations, which are judged in recorded-durations.test.ts',
};

describeWith(
  'aws-recorded-localstack',
  'a replay of the answers of Lambda recorded by LocalStack',
  (folder) => {
    /** The recordings of a file, by the names of their tests. */
    const recordingsOf = (file: string): Readonly<Record<string, Recording>> =>
      Object.fromEntries(
        Object.entries(readFilledIn(path.join(folder, file), placeholders)).map(([test, recorded]) => [
          test.slice(test.lastIndexOf('::') + 2),
          Object.fromEntries(
            Object.entries(
              (recorded as { 'recorded-content': Record<string, Json> })['recorded-content'],
            ).map(([name, answer]) => [name, unwrapped(name, answer)]),
          ),
        ]),
      );
    const recordings = namesIn(folder)
      .filter((file) => !(file in otherFiles))
      .map((file) => ({ file, tests: recordingsOf(file) }));

    it.each(cases)('$file: $test', ({ file, test, replay, later }) => {
      const recording = recordings.find((one) => one.file === file)?.tests[test] ?? {};
      play(replay, recording, account(accountOf(recording)), new Comparison(leftOutOfLambda, later));
    });

    describe('covers', () => {
      it('every file, every test and every call', () => {
        const told = recordings.flatMap(({ file, tests }) =>
          Object.entries(tests).flatMap(([test, calls]) =>
            Object.keys(calls).map((call) => [file, test, call]),
          ),
        );
        const decided = cases.flatMap(({ file, test, replay }) =>
          Object.keys({ ...replay, ...notModelled[test] }).map((call) => [file, test, call]),
        );
        expect(told.map(String).sort()).toEqual(decided.map(String).sort());
      });

      it('no member for nothing: what is left out is recorded', () => {
        const members = new Set(membersOf(recordings));
        expect(Object.keys(leftOutOfLambda).filter((member) => !members.has(member))).toEqual([]);
      });
    });
  },
);

/** A recorded answer, taken out of the envelopes that the client and the recorder put around it. */
const unwrapped = (name: string, recorded: Json) => {
  const inner = (recorded['CreateFunctionResponse'] ?? recorded) as Json;
  const { ResponseMetadata, StatusCode, ...body } = inner;
  const { HTTPStatusCode: status } = ResponseMetadata as { readonly HTTPStatusCode: number };
  // DeleteFunction repeats its status in the body.
  if (StatusCode !== undefined && StatusCode !== status) throw new Error(`two statuses of ${name}`);
  // The placeholder of the malformed id is one like any other.
  const text = JSON.stringify(body);
  const isMalformed = name === 'create-response-invalid-format-subnet-id';
  return { status, body: JSON.parse(isMalformed ? text.replace('subnet-2', 'bad-id') : text) as Json };
};
