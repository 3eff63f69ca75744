#include "delivery/clock.h"

#include <openssl/rand.h>

#include "diag/diagnostic.h"

namespace divulga {

Instant SystemClock::now() const { return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()); }

std::string SystemRandomSource::bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(count)) != 1) {
    throw EnvironmentError(message("the system gives no random bytes"));
  }
  return out;
}

}  // namespace divulga
