#include "cli/process.h"

// The program that users start. What its own commands are not is the business of a second one, which it becomes when asked for it.
int main(int argc, char** argv) {
  using namespace divulga;
  Commands commands = document_commands();
  for (const CommandSpec& command : command_table())
    commands.emplace(command.name, [argv](CommandContext&) { return hand_over_to_service(argv); });
  return run_process(argc, argv, commands);
}
