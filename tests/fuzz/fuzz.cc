#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "diag/diagnostic.h"
#include "fuzz/mutation.h"
#include "fuzz/targets.h"

// fuzz TARGET [--runs N] [--seed S]   reads damaged inputs; the one that broke it stays in fuzz-TARGET.input
// fuzz TARGET FILE...                 reads files as they are
// fuzz --list

namespace divulga::fuzz {
namespace {

constexpr std::size_t most_bytes = 4u << 20;
constexpr unsigned seconds_an_input = 30;

/// The input in hand, in a file that outlives a crash.
class Record {
 public:
  explicit Record(std::string path) : path_(std::move(path)) {
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || ::ftruncate(file, static_cast<off_t>(most_bytes)) != 0) throw Error("cannot make '" + path_ + "'");
    void* const memory = ::mmap(nullptr, most_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) throw Error("cannot map '" + path_ + "'");
    memory_ = static_cast<char*>(memory);
    file_ = file;
  }
  ~Record() { ::close(file_); }
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  /// The file's end is cut when the run ends; after a crash, zeros behind the input are not part of it.
  void keep(const std::string& input) {
    size_ = std::min(input.size(), most_bytes);
    std::memcpy(memory_, input.data(), size_);
    std::memset(memory_ + size_, 0, std::min<std::size_t>(most_bytes - size_, 64));
  }
  void cut() const {
    if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) std::perror("ftruncate");
  }
  void forget() const { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  char* memory_ = nullptr;
  int file_ = -1;
  std::size_t size_ = 0;
};

void too_slow(int) {
  static const char message[] = "an input took too long\n";
  [[maybe_unused]] const auto written = ::write(2, message, sizeof message - 1);
  std::abort();
}

/// True when the reader took the input, whole or with a refusal that it owes its user.
bool sound(const Target& target, const std::string& input) {
  ::alarm(seconds_an_input);
  try {
    target.read(input);
  } catch (const Error&) {
  } catch (const std::exception& problem) {
    std::cerr << target.name << ": " << problem.what() << "\n";
    return false;
  }
  ::alarm(0);
  return true;
}

int fuzz(const Target& target, int runs, std::uint64_t seed) {
  Record record("fuzz-" + target.name + ".input");
  Dice dice(seed);
  for (const std::string& input : target.corpus) {
    record.keep(input);
    if (!sound(target, input)) return record.cut(), 1;
  }
  for (int i = 0; i < runs; ++i) {
    const std::string& from = target.corpus[dice.below(target.corpus.size())];
    const std::string& other = target.corpus[dice.below(target.corpus.size())];
    std::string input = damaged(from, other, target.words, dice);
    if (input.size() > most_bytes) input.resize(most_bytes);
    record.keep(input);
    if (sound(target, input)) continue;
    record.cut();
    std::cerr << "run " << i << " with seed " << seed << "; the input is kept in " << record.path() << "\n";
    return 1;
  }
  record.forget();
  std::cout << target.name << ": " << target.corpus.size() << " sound and " << runs << " damaged inputs, seed " << seed << "\n";
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    std::cerr << "usage: fuzz TARGET [--runs N] [--seed S] | fuzz TARGET FILE... | fuzz --list\n";
    return 2;
  }
  if (arguments[0] == "--list") {
    for (const std::string& name : target_names()) std::cout << name << "\n";
    return 0;
  }
  const Target target = make_target(arguments[0]);
  int runs = target.runs;
  std::uint64_t seed = 1;
  std::vector<std::string> files;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const bool has_value = i + 1 < arguments.size();
    if (arguments[i] == "--runs" && has_value) runs = std::stoi(arguments[++i]);
    else if (arguments[i] == "--seed" && has_value) seed = std::stoull(arguments[++i]);
    else files.push_back(arguments[i]);
  }
  std::signal(SIGALRM, too_slow);
  if (files.empty()) return fuzz(target, runs, seed);
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    if (!in || !sound(target, bytes.str())) return std::cerr << file << ": not sound\n", 1;
  }
  return 0;
}

}  // namespace
}  // namespace divulga::fuzz

int main(int count, char** values) {
  try {
    return divulga::fuzz::run(std::vector<std::string>(values + 1, values + count));
  } catch (const std::exception& problem) {
    std::cerr << "fuzz: " << problem.what() << "\n";
    return 2;
  }
}
