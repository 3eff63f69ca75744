#pragma once
#include <set>
#include <string>

namespace divulga {

/// A style sheet cut to the rules that can match elements with these classes, without comments and source map. Rules of
/// elements stay; keyframes and font faces stay where a rule that stays names them.
std::string pruned_css(const std::string& css, const std::set<std::string>& classes);

/// The style sheet for pages that run right to left: every left becomes a right (properties, values, shorthands of four,
/// corners, offsets of shadows, translations).
std::string mirrored_css(const std::string& css);

/// The class names that stand in class="…" attributes.
void collect_classes(const std::string& html, std::set<std::string>& classes);

}  // namespace divulga
