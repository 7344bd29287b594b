import { describe, expect, it } from 'vitest';
import { findingsOf } from '../support.ts';
import { eni, files, hyperplane, lambda, network, uuid } from './account.ts';

const functions = { 'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1', 'sg-2'])] } };
const told = (...interfaces: readonly object[]): string[] =>
  findingsOf(files({ ...network(240), ...functions, 'enis.json': { NetworkInterfaces: interfaces } })).map(
    (line) => line.replace(/^\S+ /, ''),
  );
const own = hyperplane(1, 'subnet-a', ['sg-2', 'sg-1']);

describe('the ENIs of Lambda', () => {
  it('one per key, in whatever order its groups are: nothing to tell', () => {
    expect(told(own)).toEqual([]);
  });

  it('several for a key: scaled out', () => {
    expect(told(own, hyperplane(2, 'subnet-a', ['sg-1', 'sg-2']))).toEqual([
      'Lambda has 2 ENIs in subnet-a with sg-1, sg-2 (eni-1, eni-2): it was scaled out; the simulation starts with one, and the other address counts as used (IMP047)',
    ]);
  });

  it('none for a key', () => {
    expect(told()).toEqual([
      'Lambda has no ENI in subnet-a with sg-1, sg-2, which f needs; one is counted (IMP048)',
    ]);
  });

  it('a subset of the groups is another key: an orphan', () => {
    expect(told(own, hyperplane(2, 'subnet-a', ['sg-1'], 'old-name'))).toEqual([
      'no function needs the ENI of Lambda in subnet-a with sg-1 (eni-2, made for old-name); counted as used by others (IMP045)',
    ]);
  });

  it('a detached one serves nobody, though its type is no longer lambda', () => {
    const detached = hyperplane(2, 'subnet-a', ['sg-1', 'sg-2'], 'f', {
      InterfaceType: 'interface',
      Status: 'available',
    });
    expect(told(own, detached)).toEqual([expect.stringContaining('no function needs the ENI of Lambda')]);
    expect(told(detached)).toHaveLength(2);
  });

  it('are known by their type where the Description says nothing', () => {
    expect(told(eni(1, 'subnet-a', ['sg-1', 'sg-2'], { InterfaceType: 'lambda' }))).toEqual([]);
  });

  it('of before 2019 are left-overs, whatever their type', () => {
    const old = { Description: `AWS Lambda VPC ENI: ${uuid(1)}`, InterfaceType: 'lambda' };
    expect(told(own, eni(2, 'subnet-a', ['sg-1', 'sg-2'], old), eni(3, 'subnet-a', ['sg-1'], old))).toEqual([
      '2 ENIs are left from before 2019, when each environment had its own (eni-2, eni-3); counted as used by others (IMP046)',
    ]);
  });

  it('of others are nobody’s business', () => {
    expect(
      told(own, eni(2, 'subnet-a', ['sg-1'], { Description: 'AWS Lambda', InterfaceType: 'efs' })),
    ).toEqual([]);
  });

  it('without the list of functions, an orphan is in doubt', () => {
    const answers = files({ ...network(250), 'enis.json': { NetworkInterfaces: [own] } });
    expect(findingsOf(answers)[0]).toContain('unless one that is not among the inputs needs it');
  });

  it('a name that ends like an identifier is still a name', () => {
    const [line] = told(own, hyperplane(2, 'subnet-b', ['sg-1'], `job-${uuid(9)}`));
    expect(line).toContain(`made for job-${uuid(9)})`);
  });
});
