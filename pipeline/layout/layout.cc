#include "layout/layout.h"

#include <cmath>

#include "layout/attempt.h"

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
               o.region + " is " + tenths(o.excess) + " mm too full in '" + edition.language.str() + "': about " + std::to_string(o.characters) +
                   (o.characters == 1 ? " character" : " characters") + " too many at the smallest size",
               "shorten the text, or move some of it elsewhere");
  }
}

}  // namespace

PagedDocument lay_out(const Edition& edition, const Design& design, const LayoutContext& context, DiagnosticSink& sink) {
  const layout::IconSet icons(context.files, context.share);
  const bool fits_by_size = design.kind == DesignKind::panels || design.max_pages > 0;
  const int steps = fits_by_size ? design.fit_steps : 0;
  for (int fit = 0;; ++fit) {
    DiagnosticSink attempt_sink;
    layout::Setting setting(edition, design, context, icons, attempt_sink, fit);
    layout::Attempt attempt = design.kind == DesignKind::panels ? lay_out_panels(setting) : lay_out_pages(setting);
    if ((!attempt.overflows.empty() || attempt.tight) && fit < steps) continue;     // one size smaller, for the whole of it
    for (const Diagnostic& diagnostic : attempt_sink.sorted()) sink.report(diagnostic);
    report(attempt.overflows, edition, sink);
    return std::move(attempt.document);
  }
}

}  // namespace divulga
