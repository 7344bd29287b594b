/** ListFunctions and ListVersionsByFunction, page by page. Recorded answers: their items carry no state. */
import { LATEST } from '../../model/world.ts';
import { listedConfigurationOf, type ListedConfiguration } from '../function-configuration.ts';
import type { Operation } from '../operation.ts';

/** Which page: after the one that gave the marker; at most 50 items, the default. */
export interface PageRequest {
  readonly marker?: string | null;
  readonly maxItems?: number | null;
}
/** Which functions. */
export interface ListFunctionsRequest extends PageRequest {
  /** Published versions too, each by its qualified ARN. */
  readonly allVersions?: boolean;
}
/** The versions of which function. */
export interface ListVersionsRequest extends PageRequest {
  readonly functionName: string;
}
/** A page of functions. */
export interface ListFunctionsBody {
  readonly Functions: readonly ListedConfiguration[];
  readonly NextMarker?: string;
}
/** A page of versions. */
export interface ListVersionsBody {
  readonly Versions: readonly ListedConfiguration[];
  readonly NextMarker?: string;
}

const MOST_ITEMS = 50;

/** By name; `$LATEST` alone, or all versions. */
export const listFunctions: Operation<ListFunctionsRequest, ListFunctionsBody> = (
  control,
  request,
  caller,
) => {
  control.authorizeOn(caller, 'lambda:ListFunctions', '*');
  const names = [...control.world.functions.keys()].sort();
  const listed = names.flatMap((name) =>
    request.allVersions === true ? versionsOf(control, name) : latestOf(control, name),
  );
  const { items, next } = pageOf(listed, request);
  return { status: 200, body: { Functions: items, ...next } };
};

/** `$LATEST` first, then the published ones in the order of their publication. */
export const listVersionsByFunction: Operation<ListVersionsRequest, ListVersionsBody> = (
  control,
  request,
  caller,
) => {
  const { functionName } = request;
  control.authorize(caller, {
    action: 'lambda:ListVersionsByFunction',
    functionName,
    vpc: null,
    vpcConfigGiven: false,
  });
  control.find(functionName);
  const { items, next } = pageOf(versionsOf(control, functionName), request);
  return { status: 200, body: { Versions: items, ...next } };
};

type Control = Parameters<typeof listedConfigurationOf>[0];

const latestOf = (control: Control, name: string): ListedConfiguration[] => [
  listedConfigurationOf(control, control.findVersion(name, LATEST)),
];

const versionsOf = (control: Control, name: string): ListedConfiguration[] =>
  [...control.find(name).versions.values()]
    .sort((a, b) => numberOf(a.version) - numberOf(b.version))
    .map((version) => listedConfigurationOf(control, version, version.version));

const numberOf = (version: string): number => (version === LATEST ? 0 : Number(version));

/** The marker is the ARN of the last item: what is added between two pages shifts nothing. */
const pageOf = (listed: readonly ListedConfiguration[], { marker, maxItems }: PageRequest) => {
  const from = listed.findIndex(({ FunctionArn }) => FunctionArn === marker) + 1;
  const items = listed.slice(from, from + Math.min(MOST_ITEMS, maxItems ?? MOST_ITEMS));
  const last = items.at(-1);
  const isEnd = last === undefined || from + items.length === listed.length;
  return { items, next: isEnd ? {} : { NextMarker: last.FunctionArn } };
};
