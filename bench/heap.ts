/** What a value takes in memory, after the collector has been. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Makes a value and tells how many bytes of heap and of typed arrays it keeps. */
export const bytesOf = <T>(make: () => T): { readonly value: T; readonly bytes: number } => {
  const before = inUse();
  const value = make();
  return { value, bytes: inUse() - before };
};

/** Twice: what the first round frees may hold typed arrays, which the second gives back. */
const inUse = (): number => {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
