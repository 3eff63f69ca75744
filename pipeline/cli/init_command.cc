#include <ostream>

#include "cli/command.h"

namespace divulga {
namespace {

void copy_tree(FileSystem& files, const std::string& from, const std::string& to, size_t& count) {
  for (const std::string& name : files.list(from)) {
    const std::string source = join_path(from, name), target = join_path(to, name);
    if (files.is_directory(source)) {
      copy_tree(files, source, target, count);
    } else {
      files.write(target, files.read(source));
      ++count;
    }
  }
}

}  // namespace

ExitCode run_init(CommandContext& context) {
  if (context.invocation.arguments.empty()) throw UsageError(message("which folder?"), message("usage: divulga init DIR"));
  const std::string name = context.invocation.arguments[0];
  const std::string target = normal_path(join_path(context.current_directory, name));
  if (context.files.exists(target) && (!context.files.is_directory(target) || !context.files.list(target).empty()))
    throw UsageError(message("'{0}' holds something already and is left alone", name), message("name a new folder"));
  const std::string source = join_path(context.share, "templates/init");
  if (!context.files.is_directory(source))
    throw EnvironmentError(message("the starter project is missing: '{0}'", source), message("install divulga again, or build it with ./demo"));
  size_t count = 0;
  copy_tree(context.files, source, target, count);
  context.files.write(join_path(target, ".gitignore"), "/output/\n/.divulga/\n");
  context.out << context.say(message_n("made {1} with {0} file", "made {1} with {0} files", count, name))
              << context.say(message("\n\nnext:\n  cd {0}\n  divulga build\nthen open output/progetto/site/index.html, and change "
                                     "content/progetto/project.yaml and facts.yaml first\n", name));
  return ExitCode::done;
}

}  // namespace divulga
