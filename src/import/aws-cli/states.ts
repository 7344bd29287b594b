/** The states of function versions, and how each is imported. Source: Lambda API reference, FunctionConfiguration. */

/** How a version of a state starts. */
export interface Treatment {
  /** Whether it is there at 0s; else it is created then. */
  readonly isExisting: boolean;
  /** Whether it holds its keys. */
  readonly isAttached: boolean;
  /** What is assumed of it; null where nothing is. */
  readonly consequence: string | null;
}

/** Of `$LATEST` in a VPC, by its State. */
const latest: Readonly<Record<string, Treatment>> = {
  Active: { isExisting: true, isAttached: true, consequence: null },
  ActiveNonInvocable: { isExisting: true, isAttached: true, consequence: 'counted as Active' },
  Pending: {
    isExisting: false,
    isAttached: true,
    consequence: 'counted as created at 0s, so its wait begins anew',
  },
  Inactive: {
    isExisting: true,
    isAttached: true,
    consequence: 'counted as Active, with the ENIs that its next call asks for',
  },
  Failed: {
    isExisting: true,
    isAttached: false,
    consequence:
      'it holds no ENI and takes no calls: counted without its VpcConfig and its calls, as long as nobody creates it anew',
  },
};

/** Of a published version in a VPC; one that is not attached is left out. */
const published: Readonly<Record<string, Treatment>> = {
  ...latest,
  Pending: { isExisting: true, isAttached: true, consequence: 'counted as Active' },
  Inactive: {
    isExisting: true,
    isAttached: false,
    consequence: 'it holds no ENI and is left out; a call of it would ask for ENIs',
  },
  Failed: { isExisting: true, isAttached: false, consequence: 'it holds no ENI and is left out' },
};

/** What AWS may call a state tomorrow. */
const unknown: Treatment = { isExisting: true, isAttached: true, consequence: 'counted as Active' };

/** How a version is imported; null stands for a state that the answer does not tell. */
export const treatmentOf = (state: string | null, isLatest: boolean): Treatment => {
  const rows = isLatest ? latest : published;
  const name = state ?? 'Active';
  return (Object.hasOwn(rows, name) ? rows[name] : undefined) ?? unknown;
};
