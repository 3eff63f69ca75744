#pragma once
#include "layout/paged_document.h"

namespace divulga {

/// Carries every fill, line and picture that reaches the page's edge on by `overhang`, so that no white shows when the knife is a
/// little off; what ends elsewhere, at a fold for example, stays. Takes out links and what is for the screen only.
void extend_into_bleed(Page& page, Pt overhang);

}  // namespace divulga
