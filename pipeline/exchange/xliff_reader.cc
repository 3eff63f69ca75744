#include <algorithm>
#include <cstdlib>
#include <map>

#include "exchange/xliff.h"
#include "exchange/xml_reader.h"

namespace divulga {
namespace {

int number_of(const std::string& id) { return std::clamp(std::atoi(id.c_str()), 0, 99999); }

/// Inline elements of both versions as pieces; what a program adds of its own (mrk, foreign elements) is looked through.
class InlinePieces {
 public:
  std::string read(const pugi::xml_node& parent) {
    pieces_.clear();
    children(parent);
    return written_with_chips(pieces_);
  }

 private:
  void children(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) pieces_.push_back({node.value(), 0, Chip::Kind::alone});
      else if (node.type() == pugi::node_element) element(node);
    }
  }

  void element(const pugi::xml_node& node) {
    const std::string name = local_name(node);
    const std::string copy = attribute_named(node, "copyOf");
    const int number = number_of(copy.empty() ? attribute_named(node, "id") : copy);
    if (name == "g" || name == "pc") {
      add(number, Chip::Kind::opening);
      children(node);
      add(number, Chip::Kind::closing);
    } else if (name == "x" || name == "ph" || name == "it") {
      add(number, Chip::Kind::alone);
    } else if (name == "bx" || name == "bpt" || name == "sc") {
      add(pair_of(node, number), Chip::Kind::opening);
    } else if (name == "ex" || name == "ept" || name == "ec") {
      add(pair_of(node, number), Chip::Kind::closing);
    } else if (name == "cp") {
      // A character that XML cannot hold: none of ours.
    } else {
      children(node);
    }
  }

  static int pair_of(const pugi::xml_node& node, int number) {
    for (const char* name : {"startRef", "rid"})
      if (const std::string reference = attribute_named(node, name); !reference.empty()) return number_of(reference);
    return number;
  }

  void add(int number, Chip::Kind kind) {
    if (number > 0) pieces_.push_back({{}, number, kind});
  }

  std::vector<WrittenPiece> pieces_;
};

/// Our word for a state of XLIFF 1.2; a program that knows none leaves it out.
std::string state12(const pugi::xml_node& unit, const pugi::xml_node& target) {
  const std::string state = attribute_named(target, "state"), qualifier = attribute_named(target, "state-qualifier");
  if (attribute_named(unit, "approved") == "yes" || state == "final" || state == "signed-off") return "reviewed";
  if (state == "needs-adaptation" || state == "needs-l10n") return "stale";
  if (state == "needs-translation" || state == "new") return "missing";
  if (state == "translated") return "translated";
  if (state == "needs-review-translation" && qualifier.find("mt") != std::string::npos) return "machine";
  return state.compare(0, 6, "needs-") == 0 ? "draft" : std::string();
}

std::string state20(const pugi::xml_node& segment) {
  const std::string state = attribute_named(segment, "state"), own = attribute_named(segment, "subState");
  if (state == "reviewed" || state == "final") return "reviewed";
  if (state == "translated") return state;
  return own.compare(0, 8, "divulga:") == 0 ? own.substr(8) : "missing";
}

void split_original(const std::string& original, ReturnedTable& table) {
  const size_t slash = original.find('/');
  table.project = original.substr(0, slash);
  table.material = slash == std::string::npos ? "" : original.substr(slash + 1);
}

LocaleTag language_of(const std::string& tag) { return is_known_language(tag) ? LocaleTag(tag) : LocaleTag(); }

class Reader {
 public:
  Reader(const std::string& file, const std::string& bytes, DiagnosticSink& sink) : file_(file), bytes_(bytes), sink_(sink) {}

  ReturnedTable read() {
    pugi::xml_document document;
    if (!read_xml(document, bytes_, file_, sink_)) return {};
    const pugi::xml_node root = document.document_element();
    const std::string version = attribute_named(root, "version");
    const bool first = version == "1.2" || version == "1.1" || version == "1.0", second = version.compare(0, 2, "2.") == 0;
    if (!is_named(root, "xliff") || (!first && !second)) {
      sink_.error("no-xliff", place(root), message("no XLIFF 1.2 or 2.0"), message("save it in the form in which it was sent"));
      return {};
    }
    if (second) {
      table_.source_language = language_of(attribute_named(root, "srcLang"));
      table_.language = language_of(attribute_named(root, "trgLang"));
    }
    int files = 0;
    for (const pugi::xml_node& file : root.children()) {
      if (!is_named(file, "file")) continue;
      if (++files > 1) sink_.error("several-files", place(file), message("a second 'file'"), message("send each file back by itself"));
      else if (first) file12(file);
      else file20(file);
    }
    return std::move(table_);
  }

 private:
  SourceSpan place(const pugi::xml_node& node) {
    // Offsets rise as the file is read: lines are counted once.
    const auto offset = static_cast<size_t>(std::clamp<std::ptrdiff_t>(node.offset_debug(), 0, static_cast<std::ptrdiff_t>(bytes_.size())));
    if (offset < counted_) counted_ = 0, line_ = 1;
    line_ += static_cast<int>(std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(counted_), bytes_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    counted_ = offset;
    return {file_, line_, 0, 0};
  }

  void file12(const pugi::xml_node& file) {
    split_original(attribute_named(file, "original"), table_);
    table_.source_language = language_of(attribute_named(file, "source-language"));
    table_.language = language_of(attribute_named(file, "target-language"));
    for (const pugi::xml_node& group : child_named(file, "header").children())
      for (const pugi::xml_node& count : group.children())
        if (attribute_named(count, "count-type") == "x-texts") table_.sent = number_of(text_of(count));
    units12(child_named(file, "body"));
  }

  void units12(const pugi::xml_node& parent) {
    for (const pugi::xml_node& unit : parent.children()) {
      if (is_named(unit, "group")) units12(unit);
      if (!is_named(unit, "trans-unit")) continue;
      ReturnedRow row;
      row.span = place(unit);
      row.number = number_of(attribute_named(unit, "resname"));
      read_row_key(attribute_named(unit, "id"), row);
      row.source = inlines_.read(child_named(unit, "source"));
      const pugi::xml_node target = child_named(unit, "target");
      row.translation = inlines_.read(target);
      row.state = state12(unit, target);
      for (const pugi::xml_node& note : unit.children())
        if (const std::string from = attribute_named(note, "from"); is_named(note, "note") && from != "divulga" && from != "glossary") add_comment(row, text_of(note));
      table_.rows.push_back(std::move(row));
    }
  }

  void file20(const pugi::xml_node& file) {
    split_original(attribute_named(file, "original"), table_);
    for (const pugi::xml_node& group : child_named(file, "metadata").children())
      for (const pugi::xml_node& value : group.children())
        if (attribute_named(value, "type") == "texts") table_.sent = number_of(text_of(value));
    units20(file);
  }

  void units20(const pugi::xml_node& parent) {
    for (const pugi::xml_node& unit : parent.children()) {
      if (is_named(unit, "group")) units20(unit);
      if (!is_named(unit, "unit")) continue;
      ReturnedRow row;
      row.span = place(unit);
      row.number = number_of(attribute_named(unit, "name"));
      read_row_key(attribute_named(unit, "id"), row);
      // A program may have cut the segment; `order` says how the target's parts stand (4.7.2.6).
      std::map<std::pair<int, int>, std::string> targets;
      int at = 0;
      for (const pugi::xml_node& part : unit.children()) {
        if (!is_named(part, "segment") && !is_named(part, "ignorable")) continue;
        ++at;
        const pugi::xml_node target = child_named(part, "target");
        const int order = number_of(attribute_named(target, "order"));
        row.source += inlines_.read(child_named(part, "source"));
        targets[{order > 0 ? order : at, at}] = inlines_.read(target);
        if (is_named(part, "segment") && row.state.empty()) row.state = state20(part);
      }
      for (const auto& [order, text] : targets) row.translation += text;
      for (const pugi::xml_node& note : child_named(unit, "notes").children()) {
        const std::string category = attribute_named(note, "category");
        if (category != "divulga" && category != "location" && category != "length" && category != "previous-source" && category != "glossary") add_comment(row, text_of(note));
      }
      table_.rows.push_back(std::move(row));
    }
  }

  static void add_comment(ReturnedRow& row, const std::string& text) {
    if (!text.empty()) row.comment += (row.comment.empty() ? "" : "\n") + text;
  }

  const std::string& file_;
  const std::string& bytes_;
  DiagnosticSink& sink_;
  InlinePieces inlines_;
  ReturnedTable table_;
  size_t counted_ = 0;
  int line_ = 1;
};

}  // namespace

ReturnedTable read_xliff(const std::string& file, const std::string& bytes, DiagnosticSink& sink) { return Reader(file, bytes, sink).read(); }

}  // namespace divulga
