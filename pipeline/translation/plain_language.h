#pragma once
#include <functional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "workspace/workspace.h"

namespace divulga {

/// Gulpease, the index of readability for Italian: 89 + (300 × sentences − 10 × letters) / words, within 0 … 100. Under 80 those who
/// went to primary school only find a text hard, under 60 those with a middle-school certificate, under 40 those with a diploma.
struct Readability {
  int letters = 0, words = 0, sentences = 0;
  /// 100 where there are no words.
  int index() const;
};

/// A sentence of a text with its own index.
struct Sentence { std::string text; SourceSpan span; Readability figures; };

/// Sentences of a material's running text, Markdown and `{{names}}` taken away; headings, items and cells end one.
std::vector<Sentence> sentences_of(const Material& material);

/// The least index for a material: 60 for what everybody reads, 45 for reports and what goes to the press; 0: not asked.
int least_readability(const Material& material);

/// Warns of every Italian material under its index, with its three hardest sentences; `wanted` says of which.
void check_plain_language(const ProjectContent& content, const std::function<bool(const Material&)>& wanted, DiagnosticSink& sink);

}  // namespace divulga
