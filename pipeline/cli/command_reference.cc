#include "cli/command_table.h"

namespace divulga {
namespace {

std::string label_of(const OptionSpec& option) { return "--" + option.name + (option.argument.empty() ? "" : " " + option.argument); }

std::string padded(const std::string& text, size_t width) { return text + std::string(text.size() < width ? width - text.size() : 1, ' '); }

/// Breaks at spaces so that no line is longer than `width`.
std::string wrapped(const std::string& text, size_t width, const std::string& indent) {
  std::string out, line;
  size_t at = 0;
  while (at < text.size()) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && line.size() + 1 + word.size() > width) {
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
  const char *code, *meaning;
};
constexpr ExitCode exit_codes[] = {{"0", "done"},
                                   {"1", "the content has errors; nothing was written"},
                                   {"2", "wrong usage"},
                                   {"3", "the environment failed: a missing font, a full disk, no permission"}};

/// "0 done; 1 …", each code between `quote`s.
std::string exit_code_list(const std::string& quote) {
  std::string out;
  for (const ExitCode& exit : exit_codes) out += (out.empty() ? "" : "; ") + quote + exit.code + quote + " " + exit.meaning;
  return out;
}

}  // namespace

std::string program_help() {
  std::string out =
      "divulga: one source into leaflets, reports, newsletters and a website in every language\n\n"
      "usage: divulga COMMAND [OPTION]…\n\ncommands:\n";
  for (const CommandSpec& command : command_table()) out += "  " + padded(command.name, 11) + command.summary + "\n";
  out += "\n'divulga COMMAND --help' says more. Exit codes: " + exit_code_list("");
  return out + ".\n";
}

std::string command_help(const CommandSpec& command) {
  std::string out = "usage: divulga " + command.name + " " + command.arguments + " [OPTION]…\n\n" + wrapped(command.description, 78, "") + "\n\noptions:\n";
  for (const OptionSpec& option : command.options) out += "  " + padded(label_of(option), 20) + wrapped(option.help, 56, std::string(22, ' ')) + "\n";
  out += "\nexamples:\n";
  for (const std::string& example : command.examples) out += "  " + example + "\n";
  return out;
}

std::string man_page(const std::string& version) {
  std::string out = ".TH DIVULGA 1 \"\" \"Divulga " + version + "\" \"User commands\"\n.SH NAME\ndivulga \\- one source into leaflets, reports, newsletters and a "
                    "website in every language\n.SH SYNOPSIS\n.B divulga\n.I COMMAND\n[\\fIOPTION\\fR]...\n.SH COMMANDS\n";
  for (const CommandSpec& command : command_table()) {
    out += ".SS \"divulga " + command.name + " " + man_escape(command.arguments) + "\"\n" + man_escape(command.description) + "\n";
    for (const OptionSpec& option : command.options) out += ".TP\n.B " + man_escape(label_of(option)) + "\n" + man_escape(option.help) + "\n";
    for (const std::string& example : command.examples) out += ".PP\n.EX\n" + man_escape(example) + "\n.EE\n";
  }
  out += ".SH \"EXIT STATUS\"\n";
  for (const ExitCode& exit : exit_codes) out += std::string(".TP\n.B ") + exit.code + "\n" + exit.meaning + "\n";
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
  for (const CommandSpec& command : command_table()) out += "| [`" + command.name + "`](#divulga-" + command.name + ") | " + command.summary + " |\n";
  out += "\nExit codes: " + exit_code_list("`") + ".\n";
  for (const CommandSpec& command : command_table()) {
    std::string arguments = command.arguments;
    out += "\n## divulga " + command.name + "\n\n`divulga " + command.name + " " + arguments + " [OPTION]…`\n\n" + command.description + "\n\n| option | meaning |\n|---|---|\n";
    for (const OptionSpec& option : command.options) out += "| `" + label_of(option) + "` | " + option.help + " |\n";
    out += "\n```\n";
    for (const std::string& example : command.examples) out += example + "\n";
    out += "```\n";
  }
  return out;
}

}  // namespace divulga
