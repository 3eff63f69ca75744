#pragma once
#include <cstddef>
#include <functional>

namespace divulga {

/// Runs task(0) … task(count-1) on `threads` threads and returns when all are done. Tasks write to places of their own, so
/// the result does not depend on the number of threads. The first task's exception by number is thrown again after all ended.
void run_parallel(size_t count, unsigned threads, const std::function<void(size_t)>& task);

}  // namespace divulga
