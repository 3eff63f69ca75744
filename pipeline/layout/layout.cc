#include "layout/layout.h"

#include <cmath>
#include <memory>

#include "document/wording.h"
#include "layout/attempt.h"
#include "layout/fitting.h"

namespace divulga {
namespace {

std::string tenths(Pt length) {
  const long n = std::lround(Mm(length).value * 10);
  return std::to_string(n / 10) + "." + std::to_string(n % 10);
}

void report(const std::vector<layout::Overflow>& overflows, const Edition& edition, DiagnosticSink& sink) {
  for (const layout::Overflow& o : overflows) {
    SourceSpan span = o.span;
    if (span.file.empty()) span.file = edition.material->file;
    sink.error("overflow", span,
               message_n("{1} is {2} mm too full in '{3}': about {0} character too many at the smallest size",
                         "{1} is {2} mm too full in '{3}': about {0} characters too many at the smallest size", o.characters, o.region,
                         tenths(o.excess), edition.language.str()),
               message("shorten the text, or move some of it elsewhere"));
  }
}

layout::Attempt set(layout::Setting& setting) {
  switch (setting.design.kind) {
    case DesignKind::panels: return lay_out_panels(setting);
    case DesignKind::facing: return lay_out_facing(setting);
    case DesignKind::pages: break;
  }
  return lay_out_pages(setting);
}

/// One wording of an edition on one rung after another until it fits: a try is a whole layout, so the rungs between the
/// first and the last are searched by halves.
class Fitter {
 public:
  Fitter(const Edition& edition, const Design& design, const LayoutContext& context)
      : edition_(edition), design_(design), context_(context), icons_(context.files, context.share),
        ladder_(layout::fitting_ladder(design, edition.language)) {}

  struct Result {
    layout::Attempt attempt;
    DiagnosticSink told;
    bool fits = false;
  };

  std::unique_ptr<Result> run(Wording wording) const {
    std::unique_ptr<Result> designed = attempt(0, wording), best;
    if (designed->fits || ladder_.size() == 1) return designed;
    size_t low = 1, high = ladder_.size();             // the first rung that fits lies in [low, high]; high: none does
    while (low < high) {
      const size_t middle = low + (high - low) / 2;
      std::unique_ptr<Result> tried = attempt(middle, wording);
      const bool fits = tried->fits;
      if (fits || !best || !best->fits) best = std::move(tried);
      if (fits) high = middle;
      else low = middle + 1;
    }
    // Where no size saves the pages that stay empty, the designed one is as good and easier to read.
    const bool only_blanks = designed->attempt.overflows.empty() && !designed->attempt.tight;
    return best->fits || !only_blanks ? std::move(best) : std::move(designed);
  }

 private:
  std::unique_ptr<Result> attempt(size_t rung, Wording wording) const {
    Fitting fitting = ladder_[rung];
    fitting.short_text = wording == Wording::short_text;
    auto result = std::make_unique<Result>();
    layout::Setting setting(edition_, design_, context_, icons_, result->told, fitting);
    result->attempt = set(setting);
    result->attempt.document.fitting = fitting;
    result->fits = result->attempt.overflows.empty() && !result->attempt.tight && !result->attempt.blanks;
    return result;
  }

  const Edition& edition_;
  const Design& design_;
  const LayoutContext& context_;
  const layout::IconSet icons_;
  const std::vector<Fitting> ladder_;
};

PagedDocument fitted(const Edition& edition, const Design& design, const LayoutContext& context, Wording wording, bool last,
                     DiagnosticSink& sink, bool& fits) {
  const std::unique_ptr<Fitter::Result> result = Fitter(edition, design, context).run(wording);
  fits = result->attempt.overflows.empty() && !result->attempt.tight;
  if (!fits && !last) return {};
  for (const Diagnostic& diagnostic : result->told.sorted()) sink.report(diagnostic);
  report(result->attempt.overflows, edition, sink);
  return std::move(result->attempt.document);
}

}  // namespace

PagedDocument lay_out(const Edition& edition, const Design& design, const LayoutContext& context, DiagnosticSink& sink) {
  bool fits = false;
  if (!has_short_text(edition.document.blocks)) return fitted(edition, design, context, Wording::long_text, true, sink, fits);
  Edition chosen = edition;
  chosen.document = worded(edition.document, Wording::long_text);
  PagedDocument document = fitted(chosen, design, context, Wording::long_text, false, sink, fits);
  if (fits) return document;
  chosen.document = worded(edition.document, Wording::short_text);
  return fitted(chosen, design, context, Wording::short_text, true, sink, fits);
}

}  // namespace divulga
