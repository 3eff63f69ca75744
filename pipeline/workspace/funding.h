#pragma once
#include <string>
#include <vector>

#include "workspace/project.h"

namespace divulga {

/// A funding statement (Regulation (EU) 2021/1060, Annex IX) and the language it is in.
struct FundingStatement { std::string text; LocaleTag language; };

/// The statements to show beside the emblem: Italian first, then the reader's own where that is a language of the Union,
/// English where it is not.
std::vector<FundingStatement> funding_statements(FundProfile fund, const LocaleTag& reader);
/// The fund's name, on a line of its own and never inside the statement.
std::string fund_name(FundProfile fund);

}  // namespace divulga
