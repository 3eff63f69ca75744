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

/// Long enough to be measured in several stretches; note b is referred to in two of them.
std::string long_text() {
  std::string text;
  for (int i = 1; i <= 40; ++i) {
    text += "## Capo " + std::to_string(i) + "\n\n" + repeated("parola ", 25) + "[rete](https://esempio.example/)" + (i % 17 == 3 ? "[^b]" : "") + "\n\n";
    if (i % 9 == 1) text += "| a | b |\n|---|---:|\n| c | " + std::to_string(i) + " |\n\nTable: Tavola {#tbl-" + std::to_string(i) + "}\n\n";
    if (i % 5 == 0) text += "- uno[^c" + std::to_string(i) + "]\n- due\n\n";
  }
  text += "[^b]: La nota ripetuta.\n";
  for (int i = 5; i <= 40; i += 5) text += "[^c" + std::to_string(i) + "]: Nota con @tbl-1.\n";
  return text;
}

TEST(LayoutThreads, ALongTextIsTheSameMeasuredInStretches) {
  SampleEdition alone(long_text()), together(long_text());
  WorkerPool workers(4);
  together.workers = &workers;
  const std::string expected = dump(alone.laid_out());
  EXPECT_EQ(dump(together.laid_out()), expected);
  EXPECT_NE(expected.find("note-1"), std::string::npos);
  EXPECT_FALSE(alone.sink.has_errors());
}

TEST(LayoutThreads, MistakesInAStretchAreToldOnce) {
  std::string text = long_text();
  for (int i = 0; i < 3; ++i) text += "\n\n![Il ponte](images/manca.png)\n";
  SampleEdition alone(text), together(text);
  WorkerPool workers(3);
  together.workers = &workers;
  alone.laid_out();
  together.laid_out();
  EXPECT_TRUE(alone.sink.has_errors());
  EXPECT_EQ(together.sink.sorted(), alone.sink.sorted());
}

}  // namespace
}  // namespace divulga
