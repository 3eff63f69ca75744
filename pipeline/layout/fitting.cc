#include "layout/fitting.h"

#include <algorithm>
#include <array>

namespace divulga::layout {

bool allows_tracking(const LocaleTag& language) {
  static const std::array<const char*, 6> separate{"Latn", "Cyrl", "Grek", "Geor", "Armn", "Ethi"};
  const std::string script = language.script();
  return std::any_of(separate.begin(), separate.end(), [&](const char* one) { return script == one; });
}

std::vector<Fitting> fitting_ladder(const Design& design, const LocaleTag& language) {
  const DesignType& type = design.type;
  Fitting now;
  const Pt body = type.body_of(language);
  now.body = now.designed = body;
  std::vector<Fitting> ladder{now};
  const auto add = [&] {
    now.rung = static_cast<int>(ladder.size());
    ladder.push_back(now);
  };
  const bool fits_by_size = design.kind == DesignKind::panels || design.max_pages > 0 || design.multiple > 1;
  if (!fits_by_size) return ladder;
  if (allows_tracking(language)) {
    for (double closer = 5; closer < design.fit.tracking + 0.01; closer += 5) {
      now.tracking = -closer / 1000;
      add();
    }
  }
  for (double percent = 98; percent > design.fit.leading - 0.01; percent -= 2) {
    now.leading = percent / 100;
    add();
  }
  const Pt floor = std::min(type.floor_of(language), body);
  for (Pt size = body - design.fit.step; size > floor; size = size - design.fit.step) {
    now.body = size;
    add();
  }
  if (floor < body) {
    now.body = floor;
    add();
  }
  return ladder;
}

}  // namespace divulga::layout
