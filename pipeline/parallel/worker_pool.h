#pragma once
#include <cstddef>
#include <functional>
#include <memory>

namespace divulga {

/// Threads that help whoever has many like things to do, be it from within such a thing. Thread-safe.
class WorkerPool {
 public:
  /// `threads` counts the caller: 1 starts none.
  explicit WorkerPool(unsigned threads = 1);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  unsigned threads() const;

  /// Runs task(0) … task(count-1), here and on threads that are idle, and returns when all are done. Tasks write to places
  /// of their own, so the result does not depend on the number of threads. The first task's exception by number is thrown
  /// again after all ended. A task may call run() itself.
  void run(size_t count, const std::function<void(size_t)>& task);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace divulga
