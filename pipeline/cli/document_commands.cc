#include "cli/command.h"

namespace divulga {

Commands document_commands() {
  return {{"init", run_init}, {"new", run_new}, {"designs", run_designs}, {"check", run_check}, {"build", run_build}, {"verify", run_verify}};
}

}  // namespace divulga
