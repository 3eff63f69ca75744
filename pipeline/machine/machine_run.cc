#include "machine/machine_run.h"

#include <algorithm>

#include "locale/plural_category.h"
#include "machine/tagged_text.h"

namespace divulga {
namespace {

/// Texts of materials are Markdown, all others know names only.
Markup markup_of(const SourceText& text) {
  return std::any_of(text.occurrences.begin(), text.occurrences.end(),
                     [](const Occurrence& one) {
                       const bool table = one.material == "project" || one.material == "facts" || one.material == "services" || one.material.rfind("results/", 0) == 0;
                       const bool front = one.kind == "title" || one.kind == "summary" || one.kind == "subject" || one.kind == "place";
                       return table || front;
                     })
             ? Markup::tags
             : Markup::markdown;
}

size_t code_points(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

struct Asked { size_t unit = 0; ChippedText source; std::string tagged; size_t characters = 0; };

Asked asked(const std::vector<TranslationUnit>& units, size_t index) {
  const SourceText& text = *units[index].source;
  Asked made{index, split_chips(text.text, markup_of(text)), {}, 0};
  made.tagged = tagged_text(made.source);
  made.characters = code_points(made.tagged);
  return made;
}

class Run {
 public:
  Run(std::vector<TranslationUnit>& units, MachineTranslator& machine, const LocaleTag& source, const LocaleTag& target, DiagnosticSink& sink)
      : units_(units), machine_(machine), source_(source), target_(target), sink_(sink) {}

  MachineRun run(const std::vector<size_t>& chosen, size_t quota) {
    const MachineTranslator::Limits limits = machine_.limits();
    size_t sent = 0, characters = 0;
    for (const size_t index : chosen) {
      Asked one = asked(units_, index);
      if (sent + one.characters > quota) {
        ++result_.over_quota;
        continue;
      }
      sent += one.characters;
      if (!batch_.empty() && (batch_.size() == limits.texts || characters + one.characters > limits.characters)) {
        if (!flush()) return std::move(result_);
        characters = 0;
      }
      characters += one.characters;
      batch_.push_back(std::move(one));
    }
    flush();
    return std::move(result_);
  }

 private:
  bool flush() {
    if (batch_.empty()) return true;
    std::vector<std::string> texts;
    for (const Asked& one : batch_) texts.push_back(one.tagged);
    try {
      ++result_.requests;
      const std::vector<std::string> answers = machine_.translate(texts, source_, target_);
      for (size_t i = 0; i < batch_.size() && i < answers.size(); ++i) take(batch_[i], answers[i]);
    } catch (const EnvironmentError& problem) {
      result_.failure = problem.diagnostic();
    }
    batch_.clear();
    return !result_.failure;
  }

  void take(const Asked& one, const std::string& answer) {
    TranslationUnit& unit = units_[one.unit];
    Message problem;
    std::string translation = untagged_text(answer, one.source, problem);
    if (translation.empty()) {
      ++result_.damaged;
      sink_.warning("machine-damage", unit.source->occurrences.front().span, message("the machine broke this text: {0}", problem.empty() ? message("it is empty") : problem),
                    message("it stays without a translation"));
      return;
    }
    unit.translation = std::move(translation);
    unit.state = TranslationState::machine;
    unit.made_from = unit.source->text;
    ++result_.translated;
  }

  std::vector<TranslationUnit>& units_;
  MachineTranslator& machine_;
  const LocaleTag &source_, &target_;
  DiagnosticSink& sink_;
  std::vector<Asked> batch_;
  MachineRun result_;
};

}  // namespace

std::vector<size_t> machine_texts(const std::vector<TranslationUnit>& units, const std::function<bool(const SourceText&)>& wanted) {
  std::vector<size_t> chosen;
  for (size_t i = 0; i < units.size(); ++i) {
    const TranslationUnit& unit = units[i];
    // Forms of a count differ from language to language; a machine would translate their names.
    if (unit.state == TranslationState::missing && read_count_forms(unit.source->text).empty() && (!wanted || wanted(*unit.source))) chosen.push_back(i);
  }
  return chosen;
}

size_t machine_characters(const std::vector<TranslationUnit>& units, const std::vector<size_t>& chosen) {
  size_t characters = 0;
  for (const size_t index : chosen) characters += asked(units, index).characters;
  return characters;
}

MachineRun run_machine(std::vector<TranslationUnit>& units, const std::vector<size_t>& chosen, MachineTranslator& machine, const LocaleTag& source, const LocaleTag& target,
                       size_t quota, DiagnosticSink& sink) {
  return Run(units, machine, source, target, sink).run(chosen, quota);
}

}  // namespace divulga
