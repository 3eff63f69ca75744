#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "diag/message.h"

// One table says what the program understands; the parser, the help, the man page, the shell completion and docs/cli.md
// are made from it.

namespace divulga {

/// A text of the table; said with message().
using TableText = Pattern<0>;

struct OptionSpec {
  std::string name;        // long form, without dashes
  TableText argument;      // "DIR"; empty: a switch
  TableText help;          // one sentence, lower case, no full stop

  bool is_switch() const { return argument.text().empty(); }
};

struct CommandSpec {
  std::string name;
  TableText arguments;     // "[WORKSPACE]"
  int most_arguments = 1;
  TableText summary;       // one line
  TableText description;   // paragraphs separated by empty lines
  std::vector<OptionSpec> options;
  std::vector<std::string> examples;
};

const std::vector<CommandSpec>& command_table();
const CommandSpec* find_command(const std::string& name);

/// Wrong usage: exit code 2. The message says what is wrong, the advice on the lines after it what would be right.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(Message message, Message advice = {});
  const Message& message() const { return message_; }
  const Message& advice() const { return advice_; }

 private:
  Message message_, advice_;
};

/// A command line, checked against the table.
struct Invocation {
  const CommandSpec* command = nullptr;          // nullptr: `divulga`, `divulga --help`, `divulga --version`
  std::vector<std::string> arguments;
  std::map<std::string, std::string> options;    // switches have an empty value

  bool has(const std::string& option) const { return options.count(option) > 0; }
  std::string value(const std::string& option, std::string otherwise = {}) const;
};

/// `words` without the program's name. Throws UsageError.
Invocation parse_command_line(const std::vector<std::string>& words);

std::string program_help(const Vocabulary& vocabulary = {});
std::string command_help(const CommandSpec& command, const Vocabulary& vocabulary = {});
/// divulga(1) in man(7) macros.
std::string man_page(const std::string& version, const Vocabulary& vocabulary = {});
std::string bash_completion();
/// docs/cli.md.
std::string markdown_reference();
/// Every text of the table that is said to a person, for the catalogs of translations.
std::vector<std::string> table_texts();

}  // namespace divulga
