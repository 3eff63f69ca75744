#include "cli/process.h"

int main(int argc, char** argv) { return divulga::run_process(argc, argv, divulga::service_commands()); }
