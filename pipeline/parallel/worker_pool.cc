#include "parallel/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace divulga {
namespace {

/// One call of run(); stands on the caller's stack.
struct Job {
  Job(size_t tasks, const std::function<void(size_t)>& work) : count(tasks), task(work), failures(tasks) {}

  bool has_more() const { return next < count; }
  void work() {
    for (size_t i = next++; i < count; i = next++) {
      try {
        task(i);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  }

  const size_t count;
  const std::function<void(size_t)>& task;
  std::vector<std::exception_ptr> failures;
  std::atomic<size_t> next{0};
  unsigned helpers = 0;                   // threads at work on it besides the caller; under the pool's mutex
};

}  // namespace

struct WorkerPool::Implementation {
  void help() {
    std::unique_lock lock(mutex);
    for (;;) {
      Job* job = nullptr;
      work_came.wait(lock, [&] { return stopping || (job = open_job()) != nullptr; });
      if (stopping) return;
      ++job->helpers;
      lock.unlock();
      job->work();
      lock.lock();
      if (--job->helpers == 0) helper_left.notify_all();
    }
  }

  /// The youngest first: an inner job keeps an outer one waiting.
  Job* open_job() const {
    const auto found = std::find_if(jobs.rbegin(), jobs.rend(), [](const Job* job) { return job->has_more(); });
    return found == jobs.rend() ? nullptr : *found;
  }

  std::mutex mutex;
  std::condition_variable work_came, helper_left;
  std::vector<Job*> jobs;
  std::vector<std::thread> threads;
  bool stopping = false;
};

WorkerPool::WorkerPool(unsigned threads) : implementation_(std::make_unique<Implementation>()) {
  for (unsigned i = 1; i < threads; ++i) implementation_->threads.emplace_back([this] { implementation_->help(); });
}

WorkerPool::~WorkerPool() {
  {
    std::lock_guard lock(implementation_->mutex);
    implementation_->stopping = true;
  }
  implementation_->work_came.notify_all();
  for (std::thread& thread : implementation_->threads) thread.join();
}

unsigned WorkerPool::threads() const { return static_cast<unsigned>(implementation_->threads.size()) + 1; }

void WorkerPool::run(size_t count, const std::function<void(size_t)>& task) {
  Implementation& pool = *implementation_;
  Job job(count, task);
  const bool shared = count > 1 && !pool.threads.empty();
  if (shared) {
    std::lock_guard lock(pool.mutex);
    pool.jobs.push_back(&job);
  }
  if (shared) pool.work_came.notify_all();
  job.work();
  if (shared) {
    std::unique_lock lock(pool.mutex);
    pool.jobs.erase(std::find(pool.jobs.begin(), pool.jobs.end(), &job));
    pool.helper_left.wait(lock, [&] { return job.helpers == 0; });
  }
  for (const std::exception_ptr& failure : job.failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace divulga
