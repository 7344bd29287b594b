/**
 * Erlang's B: the share of arrivals that find all of `servers` busy, where `load` would be busy on average were
 * there no limit. It holds for any law of durations. A cost that grows with the distance of load and servers.
 */
export const lostShare = (load: number, servers: number): number => {
  if (load <= 0) return 0;
  // 1/B = 1 + c/a + c(c - 1)/a² + …
  let term = 1;
  let sum = 1;
  for (let busy = servers; busy > 0; busy--) {
    term *= busy / load;
    sum += term;
    if (sum > 1e15 || term < sum * 1e-12) break;
  }
  return 1 / sum;
};
