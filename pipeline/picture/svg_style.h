#pragma once
#include <map>
#include <string>
#include <vector>

#include "picture/svg_grammar.h"

namespace divulga {

/// A paint (SVG 1.1, 11.2): none, a colour, or a gradient by its id with a colour where there is none.
struct SvgPaint {
  bool none = false;
  Color color;
  std::string gradient;
};

/// The properties of one element, those of its parent taken over. Lengths in user units.
struct SvgStyle {
  SvgPaint fill{}, stroke{true, {}, {}};
  Color current;                          // currentColor
  double fill_opacity = 1, stroke_opacity = 1, opacity = 1;   // opacity: of the element and all around it
  bool even_odd = false, clip_even_odd = false;
  double stroke_width = 1;
  std::vector<double> dash;
  double dash_phase = 0;
  LineCap cap = LineCap::butt;
  LineJoin join = LineJoin::miter;
  double miter_limit = 4;
  double font_size = 16;
  bool bold = false, italic = false, serif = false, mono = false;
  int anchor = 0;                         // start, middle, end
  bool right_to_left = false;
  bool visible = true, displayed = true;
  std::string clip_path;                  // this element's own, not inherited
};

using SvgProperties = std::map<std::string, std::string>;

/// The rules of <style> elements whose selectors are a type, a class, an id, or a type with one of the two.
class SvgStyleSheet {
 public:
  /// Takes in the text of one <style>; what it does not know of goes to `unknown`: "@media", "g > rect".
  void read(const std::string& css, std::vector<std::string>& unknown);
  /// What the rules say of an element, the more specific and the later ones winning.
  SvgProperties matching(const std::string& type, const std::string& id, const std::vector<std::string>& classes) const;

 private:
  struct Rule { std::string type, id, name; int weight = 0; SvgProperties properties; };
  std::vector<Rule> rules_;
};

/// "fill:red; stroke:none" -> names and values.
SvgProperties read_declarations(const std::string& text);
/// A length in user units; `full` is what 100 % is, `em` the font size. Nothing when it is not a length.
std::optional<double> read_length(const std::string& text, double full, double em);

/// Puts properties on a style that starts as the parent's. Values that are not understood and properties that change the
/// picture but are not drawn go to `faults`: "filter: url(#blur)".
void apply(const SvgProperties& properties, SvgStyle& style, double diagonal, std::vector<std::string>& faults);

}  // namespace divulga
