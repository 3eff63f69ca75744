#include "cli/program_identity.h"

#include <gtest/gtest.h>

namespace divulga {
namespace {

TEST(ProgramIdentity, IsKnownWithoutReadingTheProgram) {
  const MemoryFileSystem nothing;
  const std::string identity = program_identity(nothing, "/usr/bin/divulga");
  EXPECT_EQ(identity.size(), 16u);
  EXPECT_EQ(identity.find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace divulga
