#include <thread>

#include "layout/dump.h"
#include "sample_edition.h"

namespace divulga {
namespace {

TEST(LayoutThreads, EveryThreadMakesTheSameDocument) {
  SampleEdition sample("## Titolo\n\n" + repeated("parola ", 60) + "\n\n- uno\n- due\n\n| a | b |\n|---|---:|\n| c | 1 |\n");
  const Design design = sample.design();
  std::vector<std::string> dumps(8);
  std::vector<std::thread> threads;
  for (std::string& out : dumps) threads.emplace_back([&] { out = dump(sample.laid_out(design)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : dumps) EXPECT_EQ(one, dumps.front());
  EXPECT_FALSE(dumps.front().empty());
}

}  // namespace
}  // namespace divulga
