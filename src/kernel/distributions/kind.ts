/** What each kind of distribution takes. Values are in milliseconds. */
export interface DistributionParameters {
  /** Always this value. */
  fixed: number;
  uniform: { readonly min: number; readonly max: number };
  exponential: { readonly mean: number };
  /** Sigma is the standard deviation of the logarithm; a value outside min and max is moved to them. */
  lognormal: {
    readonly median: number;
    readonly sigma: number;
    readonly min?: number | undefined;
    readonly max?: number | undefined;
  };
  /** An integer shape makes it an Erlang distribution. */
  gamma: { readonly shape: number; readonly mean: number };
  /** Measured values, each as likely as the others. */
  empirical: readonly number[];
  /** Pairs of percent and value, joined by straight lines; flat before the first and after the last. */
  percentiles: readonly (readonly [percent: number, value: number])[];
}

/** The name of a kind: the key under which a scenario gives the parameters. */
export type DistributionName = keyof DistributionParameters;

/** One kind of distribution: all there is to it. */
export interface DistributionKind<Parameters> {
  /** Inverse of the cumulative distribution function: made ready once, then called per value with 0 < u < 1. */
  quantile(parameters: Parameters): (u: number) => number;
  /** Of what the quantile function gives, after clamping. */
  mean(parameters: Parameters): number;
  /** For people. */
  describe(parameters: Parameters): string;
  /** A sentence for each thing that is wrong. */
  problems(parameters: Parameters): string[];
}

/** The row of one name. */
export type KindOf<Name extends DistributionName> = DistributionKind<DistributionParameters[Name]>;
