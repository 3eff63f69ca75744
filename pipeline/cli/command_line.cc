#include <Poco/Util/Option.h>
#include <Poco/Util/OptionException.h>
#include <Poco/Util/OptionProcessor.h>
#include <Poco/Util/OptionSet.h>

#include "cli/command_table.h"
#include "diag/diagnostic.h"

namespace divulga {
namespace {

Poco::Util::OptionSet option_set(const CommandSpec& command) {
  Poco::Util::OptionSet set;
  for (const OptionSpec& spec : command.options) {
    Poco::Util::Option option(spec.name, spec.name == "help" ? "h" : "", std::string(spec.help.text()));
    if (!spec.is_switch()) option.argument(std::string(spec.argument.text()));
    set.addOption(option);
  }
  return set;
}

std::vector<std::string> names_of(const CommandSpec& command) {
  std::vector<std::string> names;
  for (const OptionSpec& option : command.options) names.push_back("--" + option.name);
  return names;
}

[[noreturn]] void refuse(const Message& problem, const Message& suggestion, const std::string& command) {
  throw UsageError(suggestion.empty() ? problem : message("{0}; {1}", problem, suggestion),
                   command.empty() ? message("see 'divulga --help'") : message("see 'divulga {0} --help'", command));
}

/// The option that a word names, exactly: Poco would take any beginning of one.
const OptionSpec* option_of(const CommandSpec& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  for (const OptionSpec& option : command.options)
    if (name == "--" + option.name || (option.name == "help" && name == "-h")) return &option;
  return nullptr;
}

}  // namespace

UsageError::UsageError(Message message, Message advice)
    : std::runtime_error(message.text() + (advice.empty() ? "" : "\n" + advice.text())), message_(std::move(message)), advice_(std::move(advice)) {}

Invocation parse_command_line(const std::vector<std::string>& words) {
  Invocation invocation;
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    if (words.size() > 1 && find_command(words[1])) {
      invocation.command = find_command(words[1]);
    }
    invocation.options["help"];
    return invocation;
  }
  if (words[0] == "--version") {
    invocation.options["version"];
    return invocation;
  }
  invocation.command = find_command(words[0]);
  if (!invocation.command) {
    std::vector<std::string> names;
    for (const CommandSpec& command : command_table()) names.push_back(command.name);
    refuse(message("unknown command '{0}'", words[0]), did_you_mean(words[0], names), "");
  }
  const CommandSpec& command = *invocation.command;
  const Poco::Util::OptionSet set = option_set(command);
  Poco::Util::OptionProcessor processor(set);
  processor.setUnixStyle(true);
  bool only_arguments = false;
  std::string awaiting;
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!awaiting.empty() || only_arguments) {
      if (awaiting.empty()) invocation.arguments.push_back(word);
      else invocation.options[std::exchange(awaiting, {})] = word;
      continue;
    }
    if (word == "--") {
      only_arguments = true;
      continue;
    }
    if (word.size() < 2 || word[0] != '-') {
      invocation.arguments.push_back(word);
      continue;
    }
    const OptionSpec* spec = option_of(command, word);
    if (!spec) {
      const std::string name = word.substr(0, word.find('='));
      refuse(message("unknown option '{0}' of 'divulga {1}'", name, command.name), did_you_mean(name, names_of(command)), command.name);
    }
    if (!spec->is_switch() && word.find('=') == std::string::npos) {
      awaiting = spec->name;
      continue;
    }
    try {
      std::string name, value;
      processor.process(word, name, value);
      invocation.options[spec->name] = value;
    } catch (const Poco::Util::OptionException&) {
      refuse(spec->is_switch() ? message("option '--{0}' takes no value", spec->name) : message("option '--{0}' wants a value", spec->name), {}, command.name);
    }
  }
  if (!awaiting.empty()) refuse(message("option '--{0}' wants a value", awaiting), {}, command.name);
  if (static_cast<int>(invocation.arguments.size()) > command.most_arguments)
    refuse(message("too many words: '{0}'", invocation.arguments[static_cast<size_t>(command.most_arguments)]),
           message("'divulga {0}' takes {1}", command.name, message(command.arguments)), command.name);
  const std::string format = invocation.value("format", "text");
  const bool page = format == "html" && command.name == "translate" && !invocation.arguments.empty() && invocation.arguments[0] == "status";
  if (format != "text" && format != "json" && !page) refuse(message("unknown format '{0}'", format), message("text and json are known"), command.name);
  if (invocation.has("jobs")) {
    const std::string jobs = invocation.value("jobs");
    if (jobs.empty() || jobs.size() > 3 || jobs.find_first_not_of("0123456789") != std::string::npos || jobs == "0")
      refuse(message("'--jobs {0}' is not a number of threads", jobs), message("give a number from 1 to 999"), command.name);
  }
  return invocation;
}

}  // namespace divulga
