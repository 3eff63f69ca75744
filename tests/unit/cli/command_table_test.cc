#include "cli/command_table.h"
#include "places.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace divulga {
namespace {

using testing::HasSubstr;

std::string problem_of(const std::vector<std::string>& words) {
  try {
    parse_command_line(words);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(CommandLine, OptionsAndArguments) {
  const Invocation i = parse_command_line({"build", "here", "--lang", "ar,it", "--jobs=2", "--explain"});
  EXPECT_EQ(i.command->name, "build");
  EXPECT_THAT(i.arguments, testing::ElementsAre("here"));
  EXPECT_EQ(i.value("lang"), "ar,it");
  EXPECT_EQ(i.value("jobs"), "2");
  EXPECT_TRUE(i.has("explain"));
}

TEST(CommandLine, AnUnknownCommandSuggestsTheNearest) { EXPECT_THAT(problem_of({"biuld"}), HasSubstr("did you mean 'build'?")); }
TEST(CommandLine, AnUnknownOptionSuggestsTheNearest) { EXPECT_THAT(problem_of({"build", "--explian"}), HasSubstr("did you mean '--explain'?")); }
TEST(CommandLine, ABeginningOfAnOptionIsNotTaken) { EXPECT_THAT(problem_of({"build", "--exp"}), HasSubstr("unknown option '--exp'")); }
TEST(CommandLine, AMissingValueIsTold) { EXPECT_THAT(problem_of({"build", "--lang"}), HasSubstr("'--lang' wants a value")); }
TEST(CommandLine, ASwitchTakesNoValue) { EXPECT_NE(problem_of({"build", "--explain=yes"}), ""); }
TEST(CommandLine, TooManyWords) { EXPECT_THAT(problem_of({"build", "a", "b"}), HasSubstr("too many words: 'b'")); }
TEST(CommandLine, JobsIsANumber) { EXPECT_THAT(problem_of({"build", "--jobs", "many"}), HasSubstr("is not a number of threads")); }
TEST(CommandLine, ZeroJobsAreRefused) { EXPECT_THAT(problem_of({"build", "--jobs=0"}), HasSubstr("is not a number of threads")); }
TEST(CommandLine, FormatIsTextOrJson) { EXPECT_THAT(problem_of({"status", "--format", "xml"}), HasSubstr("text and json are known")); }

TEST(CommandLine, AfterTwoDashesEverythingIsAnArgument) {
  EXPECT_THAT(parse_command_line({"build", "--", "--odd"}).arguments, testing::ElementsAre("--odd"));
}

TEST(CommandTable, EveryCommandHasHelpWithAllItsOptions) {
  for (const CommandSpec& command : command_table()) {
    EXPECT_TRUE(parse_command_line({command.name, "--help"}).has("help"));
    for (const OptionSpec& option : command.options) {
      EXPECT_THAT(command_help(command), HasSubstr("--" + option.name));
      EXPECT_THAT(bash_completion(), HasSubstr("--" + option.name));
    }
    EXPECT_THAT(program_help(), HasSubstr(message(command.summary).text()));
    EXPECT_FALSE(command.examples.empty()) << command.name;
  }
}

TEST(CommandTable, ExamplesParse) {
  for (const CommandSpec& command : command_table())
    for (const std::string& example : command.examples) {
      std::istringstream words(example.substr(0, example.find(" &&")));
      std::vector<std::string> list;
      for (std::string word; words >> word;) {
        const char first = list.empty() ? ' ' : list.back().front();
        const bool inside = (first == '"' || first == '\'') && (list.back().size() == 1 || list.back().back() != first);
        if (inside) list.back() += " " + word;
        else list.push_back(word);
      }
      ASSERT_EQ(list.front(), "divulga");
      list.erase(list.begin());
      EXPECT_EQ(problem_of(list), "") << example;
    }
}

TEST(CommandTable, TheReferenceInDocsIsTheTable) {
  std::ifstream file(places::source() + "/docs/cli.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), markdown_reference()) << "renew it: build/bin/divulga_reference markdown > docs/cli.md";
}

}  // namespace
}  // namespace divulga
