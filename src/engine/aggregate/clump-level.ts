/**
 * How high the number of running invocations rises, where many run: its diffusion limit is the process of Ornstein
 * and Uhlenbeck, whose mean time to reach x deviations above the mean is √(2π) ∫ Φ(y) exp(y²/2) dy in mean durations.
 */
const LOWEST = -3;
const HIGHEST = 12;
const CELLS_PER_UNIT = 64;

/** For each cell's border, the logarithm of the mean time to reach it from the lowest. */
const logTimes = ((): Float64Array => {
  const cells = (HIGHEST - LOWEST) * CELLS_PER_UNIT;
  const logs = new Float64Array(cells + 1).fill(-Infinity);
  const width = 1 / CELLS_PER_UNIT;
  // Φ(y)·exp(y²/2)·√(2π) = R, which grows as R' = 1 + y·R: by Runge and Kutta from its asymptotic value.
  let ratio = ratioFarBelow(LOWEST);
  let time = 0;
  for (let i = 0; i < cells; i++) {
    const y = LOWEST + i * width;
    const next = rungeKutta(y, ratio, width);
    time += ((ratio + next) / 2) * width;
    ratio = next;
    logs[i + 1] = Math.log(time);
  }
  return logs;
})();

/** The level that is reached in such a time: `time` is the mean number of durations, inverse, per unit exponential. */
export const clumpLevel = (load: number, patiencePerDuration: number): number => {
  const x = levelOf(-Math.log(patiencePerDuration));
  const x2 = x * x;
  const root = Math.sqrt(load);
  // From deviations to counts as for a Poisson quantile.
  const level = load + root * x + 1 / 3 + x2 / 6 + (-x / 36 - (x * x2) / 72) / root;
  return Math.max(0, Math.floor(level));
};

const levelOf = (logTime: number): number => {
  let low = 0;
  let high = logTimes.length - 1;
  if (logTime >= (logTimes[high] as number)) return HIGHEST;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((logTimes[middle] as number) > logTime) high = middle;
    else low = middle;
  }
  const [below, above] = [logTimes[low] as number, logTimes[high] as number];
  const part = below === -Infinity ? 1 : (logTime - below) / (above - below);
  return LOWEST + (low + part) / CELLS_PER_UNIT;
};

/** Mills' ratio by its asymptotic series. */
function ratioFarBelow(y: number): number {
  const y2 = y * y;
  return (-1 / y) * (1 - 1 / y2 + 3 / (y2 * y2) - 15 / y2 ** 3 + 105 / y2 ** 4);
}

function rungeKutta(y: number, ratio: number, h: number): number {
  const slope = (at: number, value: number): number => 1 + at * value;
  const k1 = slope(y, ratio);
  const k2 = slope(y + h / 2, ratio + (h / 2) * k1);
  const k3 = slope(y + h / 2, ratio + (h / 2) * k2);
  const k4 = slope(y + h, ratio + h * k3);
  return ratio + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}
