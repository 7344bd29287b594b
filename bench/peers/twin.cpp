// The same model in C++, as a peer to measure by: Poisson arrivals of 10 functions on 4 keys, exponential service of a
// mean of one second in whole milliseconds, environments reused last in first out, each with one connection on a key.
//
//   twin heap IN_FLIGHT SECONDS    all events in one std::priority_queue
//   twin wheel IN_FLIGHT SECONDS   ends on a wheel of 1 ms slots, arrivals by the millisecond, draws from tables
//   twin hold PENDING EVENTS       std::priority_queue alone: pop the earliest, schedule another
//
// Prints one JSON object.
#include <sys/resource.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <queue>
#include <vector>

constexpr int FUNCTIONS = 10;
constexpr int64_t SECOND = 1000;
constexpr int64_t FULL_AFTER = 8 * SECOND;
constexpr int64_t LONGEST = 900 * SECOND;

// xoroshiro128+
struct Random {
  uint64_t a, b;
  explicit Random(uint64_t seed) : a(seed * 0x9e3779b97f4a7c15u + 1), b(seed ^ 0xd1b54a32d192ed03u) {
    for (int i = 0; i < 64; i++) next();
  }
  static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
  uint64_t next() {
    const uint64_t sum = a + b;
    b ^= a;
    a = rotl(a, 24) ^ b ^ (b << 16);
    b = rotl(b, 37);
    return sum;
  }
  double uniform() { return ((next() >> 12) + 0.5) * 0x1p-52; }
  double exponential() { return -std::log(uniform()); }
};

// Environments, connections and what is counted: the same for both loops.
struct Fleet {
  struct Function {
    std::vector<int> idle;
    int keys[2], environments[2] = {0, 0};
  };
  Function functions[FUNCTIONS];
  std::vector<int> owner;
  int64_t connections[4] = {0, 0, 0, 0};
  int64_t running = 0, started = 0, ended = 0, looks = 0;
  double sum = 0;

  Fleet() {
    for (int f = 0; f < FUNCTIONS; f++) {
      functions[f].keys[0] = f % 2;
      functions[f].keys[1] = 2 + f % 2;
    }
  }
  int start(int f) {
    started++;
    running++;
    Function& function = functions[f];
    if (function.idle.empty()) return open(f);
    const int id = function.idle.back();
    function.idle.pop_back();
    return id;
  }
  int open(int f) {
    Function& function = functions[f];
    const int site = function.environments[1] < function.environments[0];
    function.environments[site]++;
    connections[function.keys[site]]++;
    owner.push_back(f);
    return static_cast<int>(owner.size()) - 1;
  }
  void end(int id) {
    ended++;
    running--;
    functions[owner[id]].idle.push_back(id);
  }
  void look(int64_t at) {
    if (at < FULL_AFTER) return;
    sum += running;
    looks++;
  }
};

struct Event {
  int64_t time;
  uint64_t sequence;
  int what;  // an environment whose invocation ends, or ~function for an arrival
  bool operator<(const Event& other) const {
    return time != other.time ? time > other.time : sequence > other.sequence;
  }
};

int64_t rounded(double ms) { return std::min<int64_t>(LONGEST, std::llround(ms)); }

void runHeap(Fleet& fleet, double perSecond, int64_t end) {
  std::priority_queue<Event> queue;
  uint64_t sequence = 0;
  std::vector<Random> arrivals, durations;
  std::vector<double> next(FUNCTIONS, 0);
  const double gap = SECOND / perSecond;
  for (int f = 0; f < FUNCTIONS; f++) {
    arrivals.emplace_back(f + 1);
    durations.emplace_back(f + 101);
    next[f] = arrivals[f].exponential() * gap;
    queue.push({static_cast<int64_t>(next[f]), sequence++, ~f});
  }
  for (int64_t nextLook = SECOND; !queue.empty();) {
    const Event event = queue.top();
    if (event.time >= end) break;
    queue.pop();
    for (; nextLook < event.time; nextLook += SECOND) fleet.look(nextLook);
    if (event.what >= 0) {
      fleet.end(event.what);
      continue;
    }
    const int f = ~event.what;
    const int id = fleet.start(f);
    queue.push({event.time + rounded(durations[f].exponential() * SECOND), sequence++, id});
    next[f] += arrivals[f].exponential() * gap;
    queue.push({static_cast<int64_t>(next[f]), sequence++, ~f});
  }
}

// Which of 2^14 cells of the unit interval lead to one value alone; the others are computed.
template <typename Value>
struct Table {
  static constexpr int CELLS = 1 << 14;
  std::vector<int> cells = std::vector<int>(CELLS, -1);
  Value value;
  explicit Table(Value value) : value(value) {
    for (int i = 1; i < CELLS - 1; i++) {
      const int low = value(static_cast<double>(i) / CELLS);
      if (low == value(static_cast<double>(i + 1) / CELLS)) cells[i] = low;
    }
  }
  int at(double u) const {
    const int known = cells[static_cast<int>(u * CELLS)];
    return known >= 0 ? known : value(u);
  }
};

int poissonQuantile(double mean, double u) {
  double term = std::exp(-mean), below = term;
  int count = 0;
  while (below < u && count < 1000) below += term *= mean / ++count;
  return count;
}

void runWheel(Fleet& fleet, double perSecond, int64_t end) {
  constexpr int64_t SLOTS = 1 << 20;
  std::vector<int> lasts(SLOTS, -1), ring;
  std::vector<Random> arrivals, durations;
  std::vector<double> next(FUNCTIONS, 0);
  const double gap = SECOND / perSecond;
  const bool isDense = perSecond >= SECOND;
  for (int f = 0; f < FUNCTIONS; f++) {
    arrivals.emplace_back(f + 1);
    durations.emplace_back(f + 101);
    next[f] = arrivals[f].exponential() * gap;
  }
  auto countOf = [&](double u) { return poissonQuantile(1 / gap, u); };
  auto lengthOf = [](double u) { return static_cast<int>(rounded(-std::log1p(-u) * SECOND)); };
  const Table counts(countOf);
  const Table lengths(lengthOf);

  auto drain = [&](int64_t now) {
    int& slot = lasts[now & (SLOTS - 1)];
    if (slot < 0) return;
    const int last = slot;
    slot = -1;
    for (int id = ring[last];; id = ring[id]) {
      fleet.end(id);
      if (id == last) break;
    }
  };
  auto arrive = [&](int f, int64_t now) {
    const int id = fleet.start(f);
    if (id == static_cast<int>(ring.size())) ring.push_back(-1);
    int& slot = lasts[(now + lengths.at(durations[f].uniform())) & (SLOTS - 1)];
    ring[id] = slot < 0 ? id : ring[slot];
    if (slot >= 0) ring[slot] = id;
    slot = id;
  };
  for (int64_t now = 0; now < end; now++) {
    drain(now);
    for (int f = 0; f < FUNCTIONS; f++) {
      if (isDense) {
        for (int left = counts.at(arrivals[f].uniform()); left > 0; left--) arrive(f, now);
        continue;
      }
      for (; next[f] < now + 1; next[f] += arrivals[f].exponential() * gap) arrive(f, now);
    }
    drain(now);
    if (now > 0 && now % SECOND == 0) fleet.look(now);
  }
}

double runHold(int pending, int64_t events) {
  Random random(1);
  std::vector<int64_t> delays(1 << 16);
  for (int64_t& delay : delays) delay = random.next() % 1'000'000;
  std::priority_queue<Event> queue;
  uint64_t sequence = 0;
  for (int i = 0; i < pending; i++) queue.push({delays[i & 0xffff], sequence++, i});
  const clock_t before = clock();
  for (int64_t done = 0; done < events; done++) {
    const int64_t now = queue.top().time;
    queue.pop();
    queue.push({now + delays[done & 0xffff], sequence++, static_cast<int>(done)});
  }
  return static_cast<double>(clock() - before) / CLOCKS_PER_SEC;
}

double peakBytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024.0;
}

int main(int count, char** words) {
  if (count != 4) return 2;
  const double size = std::atof(words[2]);
  const int64_t length = std::atoll(words[3]);
  if (std::strcmp(words[1], "hold") == 0) {
    const double seconds = runHold(static_cast<int>(size), length);
    std::printf("{\"units\": %lld, \"seconds\": %.6f, \"peakBytes\": %.0f}\n", static_cast<long long>(length),
                seconds, peakBytes());
    return 0;
  }
  Fleet fleet;
  const clock_t before = clock();
  (std::strcmp(words[1], "wheel") == 0 ? runWheel : runHeap)(fleet, size / FUNCTIONS, length * SECOND);
  const double seconds = static_cast<double>(clock() - before) / CLOCKS_PER_SEC;
  std::printf(
      "{\"units\": %lld, \"events\": %lld, \"seconds\": %.6f, \"simulatedSeconds\": %lld, \"peakBytes\": %.0f, "
      "\"figures\": {\"meanInFlight\": %.3f}}\n",
      static_cast<long long>(fleet.started), static_cast<long long>(fleet.started + fleet.ended), seconds,
      static_cast<long long>(length), peakBytes(), fleet.sum / fleet.looks);
}
