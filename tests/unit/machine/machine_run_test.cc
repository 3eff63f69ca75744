#include "machine/machine_run.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

using testing::ElementsAre;

/// Writes capitals, two texts at a time.
class Shouter final : public MachineTranslator {
 public:
  Limits limits() const override { return {2, 60}; }
  std::vector<std::string> translate(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) override {
    EXPECT_EQ(source.str() + target.str(), "iten");
    if (++requests == fails_at) throw EnvironmentError("gone");
    std::vector<std::string> out;
    for (std::string text : texts) {
      if (text == breaks) text = "<b>" + text;
      if (text != empties) std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return c == 'x' || c == 'g' || c == 'i' || c == 'd' ? static_cast<char>(c) : static_cast<char>(std::toupper(c)); });
      else text.clear();
      out.push_back(text);
    }
    sizes.push_back(texts.size());
    return out;
  }
  int requests = 0, fails_at = 0;
  std::string breaks, empties;
  std::vector<size_t> sizes;
};

class MachineRunTest : public testing::Test {
 protected:
  void add(const std::string& text, TranslationState state = TranslationState::missing) {
    auto source = std::make_unique<SourceText>();
    source->text = text;
    source->hash = wording_hash(text);
    source->occurrences = {{"leaflets/a", "paragraph", {"content/p/leaflets/a.md", static_cast<int>(units_.size()) + 1, 1, 0}}};
    TranslationUnit unit;
    unit.source = source.get();
    unit.state = state;
    units_.push_back(unit);
    sources_.push_back(std::move(source));
  }
  MachineRun run(size_t quota = 10000) { return run_machine(units_, machine_texts(units_, {}), machine_, LocaleTag("it"), LocaleTag("en"), quota, sink_); }
  std::vector<std::string> translations() const {
    std::vector<std::string> out;
    for (const TranslationUnit& unit : units_) out.push_back(std::string(to_string(unit.state)) + " " + unit.translation);
    return out;
  }

  std::vector<std::unique_ptr<SourceText>> sources_;
  std::vector<TranslationUnit> units_;
  Shouter machine_;
  DiagnosticSink sink_;
};

TEST_F(MachineRunTest, WhatIsMissingAndNothingElse) {
  add("uno");
  add("due", TranslationState::reviewed);
  add("Chiama {{a.b}}");
  add("one: giorno | other: giorni");
  const MachineRun result = run();
  EXPECT_EQ(result.translated, 2u);
  EXPECT_THAT(translations(), ElementsAre("machine UNO", "reviewed ", "machine CHiAMA {{a.b}}", "missing "));
}
TEST_F(MachineRunTest, AsManyARequestAsTheMachineTakes) {
  for (int i = 0; i < 5; ++i) add("testo " + std::to_string(i));
  EXPECT_EQ(run().requests, 3u);
  EXPECT_THAT(machine_.sizes, ElementsAre(2u, 2u, 1u));
}
TEST_F(MachineRunTest, NoMoreCharactersThanItTakes) {
  add(std::string(50, 'a'));
  add(std::string(50, 'b'));
  run();
  EXPECT_THAT(machine_.sizes, ElementsAre(1u, 1u));
}
TEST_F(MachineRunTest, TheQuotaEndsIt) {
  add("aaaa");
  add("bbbbbb");
  add("cc");
  const MachineRun result = run(6);
  EXPECT_EQ(result.over_quota, 1u);
  EXPECT_THAT(translations(), ElementsAre("machine AAAA", "missing ", "machine CC"));
}
TEST_F(MachineRunTest, ABrokenTextIsToldAndLeftMissing) {
  add("uno");
  add("due");
  machine_.breaks = "uno";
  const MachineRun result = run();
  EXPECT_EQ(result.damaged, 1u);
  EXPECT_THAT(translations(), ElementsAre("missing ", "machine dUE"));
  ASSERT_EQ(sink_.sorted().size(), 1u);
  EXPECT_EQ(sink_.sorted()[0].code, "machine-damage");
  EXPECT_EQ(sink_.sorted()[0].span.line, 1);
}
TEST_F(MachineRunTest, AnEmptyAnswerIsNoTranslation) {
  add("uno");
  machine_.empties = "uno";
  EXPECT_EQ(run().damaged, 1u);
}
TEST_F(MachineRunTest, AFailureKeepsWhatCameBefore) {
  for (const char* text : {"a", "b", "c", "e"}) add(text);
  machine_.fails_at = 2;
  const MachineRun result = run();
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->message.text(), "gone");
  EXPECT_THAT(translations(), ElementsAre("machine A", "machine B", "missing ", "missing "));
}
TEST_F(MachineRunTest, CharactersAreCountedAsTheyAreSent) {
  add("però");
  add("**a**");
  EXPECT_EQ(machine_characters(units_, machine_texts(units_, {})), 4u + std::string("<g id=\"1\">a</g>").size());
}
TEST_F(MachineRunTest, OnlySomeTexts) {
  add("uno");
  EXPECT_TRUE(machine_texts(units_, [](const SourceText&) { return false; }).empty());
}

}  // namespace
}  // namespace divulga
