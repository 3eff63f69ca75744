#pragma once
#include <string>
#include <vector>

#include "fuzz/targets.h"

namespace divulga::fuzz {

/// Files of translators: xliff, po-table, csv-table, word, sheet, zip; and chips.
std::vector<std::string> exchange_target_names();
Target make_exchange_target(const std::string& name);

}  // namespace divulga::fuzz
