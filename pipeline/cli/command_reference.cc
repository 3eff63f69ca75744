#include <algorithm>

#include "cli/command_table.h"
#include "cli/language.h"

namespace divulga {
namespace {

std::string label_of(const OptionSpec& option, const Vocabulary& vocabulary = {}) {
  return "--" + option.name + (option.is_switch() ? "" : " " + message(option.argument).in(vocabulary));
}

std::string padded(const std::string& text, size_t width) { return text + std::string(columns_of(text) < width ? width - columns_of(text) : 1, ' '); }

/// Breaks at spaces so that no line is longer than `width`.
std::string wrapped(const std::string& text, size_t width, const std::string& indent) {
  std::string out, line;
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) {
      out += line + "\n" + indent;
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return out + line;
}

std::string man_escape(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
  }
  return !out.empty() && (out[0] == '.' || out[0] == '\'') ? "\\&" + out : out;
}

struct ExitCode {
  const char* code;
  TableText meaning;
};
constexpr ExitCode exit_codes[] = {{"0", "done"},
                                   {"1", "the content has errors; nothing was written"},
                                   {"2", "wrong usage"},
                                   {"3", "the environment failed: a missing font, a full disk, no permission"}};

/// "0 done; 1 …", each code between `quote`s.
std::string exit_code_list(const std::string& quote, const Vocabulary& vocabulary = {}) {
  std::string out;
  for (const ExitCode& exit : exit_codes) out += (out.empty() ? "" : "; ") + quote + exit.code + quote + " " + message(exit.meaning).in(vocabulary);
  return out;
}

constexpr TableText tagline("one source into leaflets, reports, newsletters and a website in every language");

}  // namespace

std::string program_help(const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { return words.in(vocabulary); };
  std::string out = "divulga: " + say(message(tagline)) + "\n\n" + say(message("usage: divulga COMMAND [OPTION]…")) + "\n\n" + say(message("commands:")) + "\n";
  for (const CommandSpec& command : command_table()) out += "  " + padded(command.name, 11) + say(message(command.summary)) + "\n";
  return out + "\n" + say(message("'divulga COMMAND --help' says more. Exit codes: {0}.", exit_code_list("", vocabulary))) + "\n";
}

std::string command_help(const CommandSpec& command, const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { return words.in(vocabulary); };
  std::string out = say(message("usage: divulga {0} {1} [OPTION]…", command.name, message(command.arguments))) + "\n\n" +
                    wrapped(say(message(command.description)), 78, "") + "\n\n" + say(message("options:")) + "\n";
  for (const OptionSpec& option : command.options)
    out += "  " + padded(label_of(option, vocabulary), 20) + wrapped(say(message(option.help)), 56, std::string(22, ' ')) + "\n";
  out += "\n" + say(message("examples:")) + "\n";
  for (const std::string& example : command.examples) out += "  " + example + "\n";
  return out;
}

std::string man_page(const std::string& version, const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { return man_escape(words.in(vocabulary)); };
  std::string out = ".TH DIVULGA 1 \"\" \"Divulga " + version + "\" \"" + say(message("User commands")) + "\"\n.SH " + say(message("NAME")) +
                    "\ndivulga \\- " + say(message(tagline)) + "\n.SH " + say(message("SYNOPSIS")) + "\n.B divulga\n.I " + say(message("COMMAND")) +
                    "\n[\\fI" + say(message("OPTION")) + "\\fR]...\n.SH " + say(message("COMMANDS")) + "\n";
  for (const CommandSpec& command : command_table()) {
    out += ".SS \"divulga " + command.name + " " + say(message(command.arguments)) + "\"\n" + say(message(command.description)) + "\n";
    for (const OptionSpec& option : command.options) out += ".TP\n.B " + man_escape(label_of(option, vocabulary)) + "\n" + say(message(option.help)) + "\n";
    for (const std::string& example : command.examples) out += ".PP\n.EX\n" + man_escape(example) + "\n.EE\n";
  }
  out += ".SH \"" + say(message("EXIT STATUS")) + "\"\n";
  for (const ExitCode& exit : exit_codes) out += std::string(".TP\n.B ") + exit.code + "\n" + say(message(exit.meaning)) + "\n";
  return out;
}

std::string bash_completion() {
  std::string names, cases;
  for (const CommandSpec& command : command_table()) {
    names += (names.empty() ? "" : " ") + command.name;
    cases += "    " + command.name + ") words=\"";
    for (const OptionSpec& option : command.options) cases += (&option == &command.options[0] ? "--" : " --") + option.name;
    cases += "\" ;;\n";
  }
  return "# bash completion for divulga\n_divulga() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=\"\"\n  COMPREPLY=()\n"
         "  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W \"" + names + " --help --version\" -- \"$word\"))\n    return\n  fi\n"
         "  case ${COMP_WORDS[1]} in\n" + cases + "  esac\n"
         "  case $word in\n    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n"
         "complete -o filenames -F _divulga divulga\n";
}

std::string markdown_reference() {
  std::string out = "# The commands\n\n<!-- Made by divulga_reference from pipeline/cli/command_table.cc; a test holds it to that. -->\n\n"
                    "| command | what it does |\n|---|---|\n";
  for (const CommandSpec& command : command_table()) out += "| [`" + command.name + "`](#divulga-" + command.name + ") | " + message(command.summary).text() + " |\n";
  out += "\nExit codes: " + exit_code_list("`") + ".\n\nCommands speak Italian where `LC_ALL`, `LC_MESSAGES`, `LANG` or `LANGUAGE` says so, and English elsewhere. With "
         "`--format json` the keys, `severity`, `code`, `reason` and `setting` do not depend on the language; `message` and `hint` are in the user's.\n";
  for (const CommandSpec& command : command_table()) {
    const std::string arguments = message(command.arguments).text();
    out += "\n## divulga " + command.name + "\n\n`divulga " + command.name + " " + arguments + " [OPTION]…`\n\n" + message(command.description).text() + "\n\n| option | meaning |\n|---|---|\n";
    for (const OptionSpec& option : command.options) out += "| `" + label_of(option) + "` | " + message(option.help).text() + " |\n";
    out += "\n```\n";
    for (const std::string& example : command.examples) out += example + "\n";
    out += "```\n";
  }
  return out;
}

std::vector<std::string> table_texts() {
  std::vector<std::string> texts;
  const auto add = [&](const TableText& text) {
    const std::string said = message(text).text();
    if (!said.empty() && std::find(texts.begin(), texts.end(), said) == texts.end()) texts.push_back(said);
  };
  add(tagline);
  for (const CommandSpec& command : command_table()) {
    for (const TableText& text : {command.arguments, command.summary, command.description}) add(text);
    for (const OptionSpec& option : command.options) add(option.argument), add(option.help);
  }
  for (const ExitCode& exit : exit_codes) add(exit.meaning);
  return texts;
}

}  // namespace divulga
