// The program that the fault tests kill, starve and cut off. It writes through the real writer
// from several threads and says "ack NUMBER DIGEST" on standard output after the future was
// fulfilled, in one write(2); whatever it said must be found by `check` afterwards.
//
//   fault_writer write DIR THREADS ENTRIES BYTES   until killed, or ENTRIES are written
//   fault_writer check DIR ACKS                    opens, audits, and compares with the acks
//
// Exit: 0 done, 1 the check failed, 3 the writer stopped, 4 the store could not be opened.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "base/sha256.h"
#include "store/backup.h"
#include "store/writer.h"

namespace {

using namespace acta;
using store::LedgerStore;
using store::Location;
using store::Mode;

constexpr int stopped = 3;
constexpr int not_opened = 4;
constexpr int most_refusals = 5;

void say(const std::string& line) {
  const std::string text = line + "\n";
  if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) std::_Exit(1);
}

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::unique_ptr<LedgerStore> open(const std::string& directory, Mode mode) {
  auto opened = store::open_store(Location{directory, {}}, mode, "log.example/faults");
  if (opened) return *std::move(opened);
  std::fprintf(stderr, "cannot open: %s\n", opened.error().message.c_str());
  return nullptr;
}

// To show that the power cut finds what it is there to find.
void weaken_if_asked(LedgerStore& opened) {
  if (const char* level = std::getenv("ACTA_FAULTS_SYNCHRONOUS"))
    opened.connection().execute(std::string("PRAGMA synchronous=") + level);
}

std::string some_payload(std::mt19937_64& random, std::size_t most) {
  std::string payload(1 + random() % most, '\0');
  for (char& c : payload) c = static_cast<char>(random());
  return payload;
}

// Writes until there is enough; a full disk is waited for, any other failure ends the program
// after a few more tries.
class Run {
 public:
  Run(store::Writer& writer, long entries, std::size_t most_bytes)
      : writer_(writer), left_(entries), most_bytes_(most_bytes) {}

  void write(unsigned thread) {
    // Two threads with one seed would write, and be acknowledged, the same entries.
    std::seed_seq seed{std::uint64_t{thread}, static_cast<std::uint64_t>(now().microseconds)};
    std::mt19937_64 random(seed);
    try {
      while (!over_ && left_-- > 0) write_one(some_payload(random, most_bytes_), random() % 2 == 0);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "stopped: %s\n", error.what());
      failed_ = over_ = true;
    }
  }

  void end() { over_ = true; }
  bool failed() const { return failed_; }

 private:
  void write_one(const std::string& payload, bool sealed) {
    const Hash digest = sha256(payload);
    const store::Job job = [&](const store::Turn&) -> Result<store::Work> {
      return store::Work{{{payload, sealed}}, {}, ""};
    };
    while (!over_) {
      try {
        const auto receipt = writer_.submit({hex(digest), digest}, job).get();
        if (!receipt) throw std::runtime_error(receipt.error().message);
        say("ack " + std::to_string(receipt->first) + " " + hex(digest));
        return;
      } catch (const store::DiskFull& full) {
        say(std::string("full ") + full.what());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      } catch (const std::exception& error) {  // insists, to see that nobody is acknowledged
        say(std::string("refused ") + error.what());
        if (++refusals_ == most_refusals) throw;
      }
    }
  }

  store::Writer& writer_;
  std::atomic<long> left_;
  std::size_t most_bytes_;
  std::atomic<int> refusals_ = 0;
  std::atomic<bool> over_ = false;
  std::atomic<bool> failed_ = false;
};

// A reader beside the writers: "read SIZE" again and again.
void read_until(const std::atomic<bool>& over, const std::string& directory) {
  while (!over) {
    const auto reader = open(directory, Mode::read);
    std::uint64_t count = 0;
    reader->read(1, [&](const ledger::Entry&) { ++count; });
    say("read " + std::to_string(count));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

int write(const std::string& directory, int threads, long entries, std::size_t most_bytes) {
  const auto opened = open(directory, Mode::create);
  if (!opened) return not_opened;
  weaken_if_asked(*opened);
  store::Writer writer(*opened, now);
  Run run(writer, entries, most_bytes);
  say("ready");

  std::atomic<bool> over = false;
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i)
    all.emplace_back([&run, i] { run.write(static_cast<unsigned>(i)); });
  std::thread reader;
  if (std::getenv("ACTA_FAULTS_READER")) {
    reader = std::thread([&] { read_until(over, directory); });
    char nothing = 0;  // until the driver closes our standard input
    while (::read(STDIN_FILENO, &nothing, 1) > 0) {
    }
    run.end();
  }
  for (std::thread& thread : all) thread.join();
  over = true;
  if (reader.joinable()) reader.join();
  return run.failed() ? stopped : 0;
}

int check(const std::string& directory, const std::string& acks) {
  const auto opened = open(directory, Mode::create);
  if (!opened) return not_opened;
  const auto report = store::audit_store(*opened, opened->verifier());
  for (const Error& finding : report.findings)
    std::fprintf(stderr, "%s %s %s\n", finding.message.c_str(), finding.place.c_str(),
                 finding.value.c_str());

  std::map<std::uint64_t, std::string> stored;
  opened->read(1, [&](const ledger::Entry& entry) {
    stored[entry.number] = hex(sha256(entry.payload.value_or("")));
  });
  std::ifstream lines(acks);
  std::string word;
  std::uint64_t number = 0;
  std::string digest;
  long count = 0;
  long lost = 0;
  for (; lines >> word >> number >> digest; ++count) {
    const auto found = stored.find(number);
    if (found != stored.end() && found->second == digest) continue;
    std::fprintf(stderr, "lost: acknowledged entry %lu\n", static_cast<unsigned long>(number));
    ++lost;
  }
  say("stored " + std::to_string(report.size) + " acknowledged " + std::to_string(count) +
      " lost " + std::to_string(lost));
  return report.clean() && lost == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 5 && words[0] == "write")
    return write(words[1], std::stoi(words[2]), std::stol(words[3]), std::stoul(words[4]));
  if (words.size() == 3 && words[0] == "check") return check(words[1], words[2]);
  std::fprintf(stderr, "see the head of fault_writer.cpp\n");
  return 2;
} catch (const std::exception& error) {
  std::fprintf(stderr, "failed: %s\n", error.what());
  return not_opened;
}
