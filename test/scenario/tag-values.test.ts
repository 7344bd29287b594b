import { expect, it } from 'vitest';
import { errorRows } from '../../src/control/errors.ts';
import { metricRows, type MetricName } from '../../src/scenario/metrics.ts';
import { errorNames, reasonsOf } from '../../src/scenario/tag-values.ts';

it('errorNames are those of the control plane', () => {
  expect(errorNames.toSorted()).toEqual(
    [...new Set(Object.values(errorRows).map(({ error }) => error))].toSorted(),
  );
});

it('every metric with a reason says which there are', () => {
  const withReason = (Object.keys(metricRows) as MetricName[]).filter((name) =>
    (metricRows[name].tags as readonly string[]).includes('reason'),
  );
  expect(Object.keys(reasonsOf).toSorted()).toEqual(withReason.toSorted());
});
