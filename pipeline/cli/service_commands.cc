#include "cli/command.h"

namespace divulga {

Commands service_commands() {
  return {{"translate", run_translate}, {"facts", run_facts}, {"register", run_register}, {"publish", run_publish},
          {"list", run_list},           {"send", run_send},   {"serve", run_serve},       {"status", run_status}};
}

}  // namespace divulga
