#pragma once
#include <string>
#include <vector>

#include "publish/register.h"

namespace divulga {

/// Something that says, or said, a fact.
struct FactCarrier {
  enum class Where { built, online, mailed, printed } where = Where::built;
  std::string path, language, value;    // value: as facts.yaml had it
  std::string day;                      // when it went out; empty: built
  std::string reference, place, note;   // release, campaign, print run; as in the register
  std::int64_t copies = 0;
};
const char* to_string(FactCarrier::Where where);

/// Everything that carries a fact: in the output now, online now in any release folder, mailed and printed ever. In that
/// order, each as the register has it.
std::vector<FactCarrier> fact_carriers(const std::string& name, const Manifest& built, const std::vector<RegisterEvent>& events);

/// Names of all facts that anything carries, for a hint.
std::vector<std::string> carried_names(const Manifest& built, const std::vector<RegisterEvent>& events);

}  // namespace divulga
