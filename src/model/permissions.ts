/** Whether Lambda may act on ENIs with an execution role; null where no role was named. Source: model rows R18, R29. */
export interface EniPermissions {
  mayCreate(role: string | null): boolean;
  mayDelete(role: string | null, eniId: string): boolean;
}
