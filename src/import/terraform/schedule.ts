/**
 * When what happens. Terraform walks its graph, ten steps at once; a scenario has instants. So: creations and updates at
 * 0s; deletions are called at once too and tried again until nothing is in the way, as the provider does.
 * Source: terraform-provider-aws, which waits 45 minutes for Lambda's ENIs in a subnet or a security group.
 */

/** How many operations Terraform has under way unless it is told otherwise. */
export const PARALLELISM = 10;

/** How long the provider waits for Lambda to let go of a subnet or a group. */
export const PATIENCE = '45m';
/** The same where a function is updated first: its ENIs are let go of when the new ones are ready, after 15 minutes at most. */
export const PATIENCE_AFTER_UPDATES = '1h';
/** Of a VPC, which waits for what is in it. */
export const PATIENCE_OF_VPC = '1h 5m';
/** How long one call for a function waits for the one before it. */
export const PATIENCE_OF_UPDATE = '30m';

/** When all updates are through that begin at 0s. */
export const AFTER_UPDATES = '15m';
/** When the wait for a deletion is over that must come first. */
export const AFTER_DELETION = '46m';
/** When updates are through that begin then. */
export const AFTER_LATE_UPDATES = '1h 1m';

/** What is simulated of an apply: the longest waits, and the releases after them. */
export const DURATION = 7_200_000;
