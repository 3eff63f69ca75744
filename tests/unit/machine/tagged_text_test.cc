#include "machine/tagged_text.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

std::string tagged(const std::string& markdown) { return tagged_text(split_chips(markdown)); }

struct Read { std::string text, problem; };
Read read(const std::string& answer, const std::string& source) {
  Message problem;
  std::string text = untagged_text(answer, split_chips(source), problem);
  return {std::move(text), problem.text()};
}

const char* const rich = "Chiama **{{facts.desk.phone}}** o scrivi [qui](https://x.example/a?b=1&c=2)[^n], A & B < C.";

TEST(TaggedText, ChipsAreTagsAndWordsAreEscaped) {
  EXPECT_EQ(tagged("Chiama {{facts.desk.phone}}, A & B < C"), "Chiama <x id=\"1\"/>, A &amp; B &lt; C");
  EXPECT_EQ(tagged("**Ciao** tutti"), "<g id=\"1\">Ciao</g> tutti");
}
TEST(TaggedText, NothingOfMarkupOrAddressesGoesOut) {
  const std::string sent = tagged(rich);
  EXPECT_EQ(sent.find("facts."), std::string::npos);
  EXPECT_EQ(sent.find("x.example"), std::string::npos);
  EXPECT_EQ(sent.find("**"), std::string::npos);
}
TEST(TaggedText, ComesBackAsItWas) {
  for (const char* text : {rich, "semplice", "a \\* b", "«l’età» – 50 %", "**a *b* c**", "{{a.b}}{{c.d}}"}) {
    const Read back = read(tagged(text), text);
    EXPECT_EQ(back.problem, "") << text;
    EXPECT_EQ(back.text, text);
  }
}
TEST(UntaggedText, WordsMayMoveAboutTheChips) { EXPECT_EQ(read("<x id=\"1\"/> anrufen", "Chiama {{facts.desk.phone}}").text, "{{facts.desk.phone}} anrufen"); }
TEST(UntaggedText, TagsAsHtmlWritesThem) {
  EXPECT_EQ(read("Call <x id='1'></x> <G ID=\"2\">now</G>", "Chiama {{a.b}} **ora**").text, "Call {{a.b}} **now**");
  EXPECT_EQ(read("Call <x id=1>", "Chiama {{a.b}}").text, "Call {{a.b}}");
}
TEST(UntaggedText, Entities) {
  EXPECT_EQ(read("A &amp; B &lt; &#39;C&#x27; &quot;D&quot;", "x").text, "A & B < 'C' \"D\"");
  EXPECT_EQ(read("Q & A &", "x").text, "Q & A &");
}
TEST(UntaggedText, MarkupOfTheMachineIsText) { EXPECT_EQ(read("a * b", "x").text, "a * b"); }
TEST(UntaggedText, DamageIsTold) {
  const char* const source = "Chiama **{{a.b}}** ora";
  for (const char* answer : {"Call now", "Call <g id=\"1\"><x id=\"2\"/> now", "Call <g id=\"1\"></g><x id=\"2\"/><x id=\"2\"/>", "Call <g id=\"1\"><x id=\"7\"/></g>", "Call <x id=\"2\"/></g> now",
                             "Call <b>now</b>", "Call <", "<script>", "<g>x</g>"}) {
    const Read back = read(answer, source);
    EXPECT_EQ(back.text, "") << answer;
    EXPECT_NE(back.problem, "") << answer;
  }
}

}  // namespace
}  // namespace divulga
