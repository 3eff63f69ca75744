#pragma once
#include "layout/setting.h"

namespace divulga::layout {

/// A brand's logo as a figure, at most so wide and so high, no wider than it is itself. Empty where the file cannot be shown,
/// which is told.
Fragment lay_out_logo(Setting& setting, const BrandLogo& logo, Pt width, Pt height, StructId parent);

/// The project's own mark (brand: logo: large) above what stands on a cover's foot; the fragment alone where there is none.
Fragment under_logo(Setting& setting, Fragment foot, Pt height, StructId parent);

/// The logos of bodies and partners behind the funding lockup, none higher than its emblem (Regulation (EU) 2021/1060, annex IX):
/// all on its line where there is room, else on a line of their own, smaller where they are many.
Fragment with_strip(Setting& setting, Fragment lockup, Pt emblem_height, Pt width, StructId parent);

}  // namespace divulga::layout
