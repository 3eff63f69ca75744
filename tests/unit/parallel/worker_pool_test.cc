#include "parallel/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace divulga {
namespace {

class WorkerPools : public testing::TestWithParam<unsigned> {};

TEST_P(WorkerPools, EveryTaskRunsOnce) {
  WorkerPool pool(GetParam());
  std::vector<int> runs(1000);
  pool.run(runs.size(), [&](size_t i) { ++runs[i]; });
  EXPECT_EQ(runs, std::vector<int>(1000, 1));
}

TEST_P(WorkerPools, TheFirstFailureByNumberIsTheOneTold) {
  WorkerPool pool(GetParam());
  std::atomic<int> ran{0};
  try {
    pool.run(20, [&](size_t i) {
      ++ran;
      if (i == 3 || i == 7) throw std::runtime_error(std::to_string(i));
    });
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "3");
  }
  EXPECT_EQ(ran, 20) << "one task's failure does not leave the others undone";
}

TEST_P(WorkerPools, NothingToDo) {
  WorkerPool pool(GetParam());
  pool.run(0, [](size_t) { FAIL(); });
}

TEST_P(WorkerPools, ATaskMayHaveTasksOfItsOwn) {
  WorkerPool pool(GetParam());
  std::vector<std::vector<int>> runs(40, std::vector<int>(30));
  pool.run(runs.size(), [&](size_t i) { pool.run(runs[i].size(), [&](size_t k) { ++runs[i][k]; }); });
  EXPECT_EQ(runs, std::vector(40, std::vector<int>(30, 1)));
}

TEST_P(WorkerPools, CountsTheCaller) { EXPECT_EQ(WorkerPool(GetParam()).threads(), GetParam()); }

INSTANTIATE_TEST_SUITE_P(Threads, WorkerPools, testing::Values(1u, 2u, 7u));

}  // namespace
}  // namespace divulga
