import { ranks } from '../../model/context.ts';

/** Where traffic has its place among the events of one instant: after the timeline, before the arrivals of the lanes. */
export const TRAFFIC_RANK = ranks.timeline + 1;
