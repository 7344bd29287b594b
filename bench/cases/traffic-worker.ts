/** Runs one load of traffic in a worker and sends its sample back. */
import { parentPort, workerData } from 'node:worker_threads';
import { runTraffic, type Load } from './traffic.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window
parentPort?.postMessage(runTraffic(workerData as Load));
