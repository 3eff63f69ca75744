#include "build/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace divulga {
namespace {

class WorkerPool : public testing::TestWithParam<unsigned> {};

TEST_P(WorkerPool, EveryTaskRunsOnce) {
  std::vector<int> runs(1000);
  run_parallel(runs.size(), GetParam(), [&](size_t i) { ++runs[i]; });
  EXPECT_EQ(runs, std::vector<int>(1000, 1));
}

TEST_P(WorkerPool, TheFirstFailureByNumberIsTheOneTold) {
  std::atomic<int> ran{0};
  try {
    run_parallel(20, GetParam(), [&](size_t i) {
      ++ran;
      if (i == 3 || i == 7) throw std::runtime_error(std::to_string(i));
    });
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "3");
  }
  EXPECT_EQ(ran, 20) << "one task's failure does not leave the others undone";
}

TEST_P(WorkerPool, NothingToDo) { run_parallel(0, GetParam(), [](size_t) { FAIL(); }); }

INSTANTIATE_TEST_SUITE_P(Threads, WorkerPool, testing::Values(1u, 2u, 7u));

}  // namespace
}  // namespace divulga
