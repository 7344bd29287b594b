"""The same model in SimPy, as a peer to measure by: Poisson arrivals of 10 functions on 4 keys, exponential service of a
mean of one second, environments reused last in first out, each with one connection on a key.

    python3 mm_inf.py IN_FLIGHT SECONDS

Prints one JSON object.
"""

import json
import random
import resource
import sys
import time

import simpy

FUNCTIONS = 10
FULL_AFTER = 8


class Fleet:
    def __init__(self):
        self.connections = [0] * 4
        self.running = 0
        self.started = 0
        self.ended = 0
        self.looks = []


class Function:
    def __init__(self, number):
        self.keys = (number % 2, 2 + number % 2)
        self.environments = [0, 0]
        self.idle = []


def invocation(env, fleet, function, length):
    if function.idle:
        environment = function.idle.pop()
    else:
        site = int(function.environments[1] < function.environments[0])
        function.environments[site] += 1
        fleet.connections[function.keys[site]] += 1
        environment = object()
    fleet.running += 1
    yield env.timeout(length)
    fleet.running -= 1
    fleet.ended += 1
    function.idle.append(environment)


def traffic(env, fleet, number, per_second):
    function = Function(number)
    arrivals, durations = random.Random(number), random.Random(1000 + number)
    while True:
        yield env.timeout(arrivals.expovariate(per_second))
        fleet.started += 1
        env.process(invocation(env, fleet, function, durations.expovariate(1)))


def look(env, fleet):
    yield env.timeout(FULL_AFTER)
    while True:
        fleet.looks.append(fleet.running)
        yield env.timeout(1)


def main(in_flight, seconds):
    env, fleet = simpy.Environment(), Fleet()
    env.process(look(env, fleet))
    for number in range(FUNCTIONS):
        env.process(traffic(env, fleet, number, in_flight / FUNCTIONS))
    before = time.process_time()
    env.run(until=seconds)
    took = time.process_time() - before
    return {
        "units": fleet.started,
        "events": fleet.started + fleet.ended,
        "seconds": took,
        "simulatedSeconds": seconds,
        "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "figures": {"meanInFlight": sum(fleet.looks) / len(fleet.looks)},
    }


print(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]))))
