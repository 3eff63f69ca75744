#include "templating/template.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <set>
#include <unordered_map>

#include "templating/template_tags.h"

namespace divulga {
namespace {

namespace mustache = kainjow::mustache;
using Kind = TemplatePiece::Kind;

// kainjow knows neither places nor strictness. So it is given a text in which every piece is a number: plain text stands
// as mark + number + end mark, a tag's name is its number. Looking a number up says which tag asks, and the marks left in
// the output say where each byte came from.
constexpr char mark = '\x01', mark_end = '\x02';

struct Occurrence {
  const MappedText* text;
  TemplatePiece piece;
  SourceSpan place() const { return text->locate(piece.offset, piece.size); }
};

std::vector<std::string> names_of(const TemplateValue::Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

std::string list_of(std::vector<std::string> names) {
  // Another way to write a name ("spent:money") is found by its spelling, not listed.
  std::erase_if(names, [](const std::string& name) { return name.find(':') != std::string::npos; });
  std::string out;
  for (size_t i = 0; i < names.size() && i < 8; ++i) out += (i ? ", " : "") + names[i];
  return names.size() > 8 ? out + ", …" : out;
}

/// The texts that one rendering needs, coded for kainjow.
class CodedTexts {
 public:
  CodedTexts(const Partials& partials, DiagnosticSink& sink) : partials_(partials), sink_(sink) {}

  /// Nothing when the text is not well formed or a partial takes in itself.
  std::optional<std::string> code(const MappedText& text) {
    auto pieces = template_pieces(text, sink_);
    if (!pieces) return std::nullopt;
    const size_t first = occurrences_.size();
    for (auto& piece : *pieces) occurrences_.push_back({&text, piece});
    std::string coded;
    for (size_t i = 0; i < pieces->size(); ++i) {
      const auto& piece = (*pieces)[i];
      coded += coded_piece(piece, first + i, first + static_cast<size_t>(std::max(piece.opens, 0)));
      if (piece.kind == Kind::partial && !load(piece, text)) return std::nullopt;
    }
    return coded;
  }

  const Occurrence& occurrence(const std::string& number) const {
    size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    return occurrences_[index];
  }
  const std::string* partial(const std::string& name) const {
    const auto found = coded_.find(name);
    return found == coded_.end() ? nullptr : &found->second;
  }

 private:
  static std::string coded_piece(const TemplatePiece& piece, size_t index, size_t section) {
    const std::string number = std::to_string(index), place = mark + number + mark_end;
    switch (piece.kind) {
      case Kind::text: return place;
      case Kind::variable: return place + "{{" + number + "}}";
      case Kind::unescaped: return place + "{{&" + number + "}}";
      case Kind::section: return "{{#" + number + "}}";
      case Kind::inverted: return "{{^" + number + "}}";
      case Kind::end: return "{{/" + std::to_string(section) + "}}";
      case Kind::partial: return "{{>" + number + "}}";
    }
    return {};
  }

  bool load(const TemplatePiece& piece, const MappedText& from) {
    const auto place = [&] { return from.locate(piece.offset, piece.size); };
    if (std::find(open_.begin(), open_.end(), piece.name) != open_.end()) {
      std::string way;
      for (const auto& name : open_) way += name + " > ";
      sink_.error("partial-cycle", place(), message("partial '{0}' takes in itself ({1})", piece.name, way + piece.name),
                  message("remove one of the {{> …}}"));
      return false;
    }
    if (coded_.count(piece.name)) return true;
    const auto found = partials_.find(piece.name);
    if (found == partials_.end()) {
      std::vector<std::string> names;
      for (const auto& [name, text] : partials_) names.push_back(name);
      Message hint = did_you_mean(piece.name, names);
      if (hint.empty()) hint = names.empty() ? message("there are no partials") : message("there are: {0}", list_of(names));
      sink_.error("unknown-partial", place(), message("unknown partial '{0}'", piece.name), hint);
      coded_[piece.name] = "";
      return true;
    }
    open_.push_back(piece.name);
    auto coded = code(found->second);
    open_.pop_back();
    if (!coded) return false;
    const auto& text = found->second.text();
    if (piece.alone && !text.empty() && text.back() != '\n') *coded += '\n';
    coded_[piece.name] = *coded;
    return true;
  }

  const Partials& partials_;
  DiagnosticSink& sink_;
  std::deque<Occurrence> occurrences_;
  std::map<std::string, std::string> coded_;
  std::vector<std::string> open_;
};

/// Looks names up in our own values, innermost first, and reports those that stand for nothing.
class StrictContext final : public mustache::basic_context<std::string> {
 public:
  StrictContext(const CodedTexts& texts, const TemplateValue& root, DiagnosticSink& sink, std::set<std::string>* names)
      : texts_(texts), sink_(sink), names_(names), stack_{&root} {}

  void push(const mustache::data* data) override {
    const auto found = values_.find(data);
    stack_.push_back(found == values_.end() ? stack_.back() : found->second);
  }
  void pop() override { stack_.pop_back(); }

  const mustache::data* get(const std::string& number) const override {
    const auto& asked = texts_.occurrence(number);
    const TemplateValue* value = resolve(asked);
    if (!value) return nullptr;
    if (names_) names_->insert(asked.piece.name);
    const bool in_text = asked.piece.kind == Kind::variable || asked.piece.kind == Kind::unescaped;
    if (in_text && !value->is_text()) {
      Message hint = message("it is a list: write {{#{0}}} … {{/{0}}}", asked.piece.name);
      if (value->map()) hint = message("it holds: {0}", list_of(names_of(*value->map())));
      if (value->flag()) hint = message("it is yes or no: write {{#{0}}} … {{/{0}}}", asked.piece.name);
      sink_.error("not-a-text", asked.place(), message("'{0}' is not a text", asked.piece.name), hint);
      return nullptr;
    }
    return made(*value, in_text);
  }

  const mustache::data* get_partial(const std::string& number) const override {
    const auto* text = texts_.partial(texts_.occurrence(number).piece.name);
    return text ? &keep(mustache::data(*text)) : nullptr;
  }

 private:
  mustache::data& keep(mustache::data data) const { return made_.emplace_back(std::move(data)); }

  const mustache::data* made(const TemplateValue& value, bool in_text) const {
    if (value.is_text()) {
      std::string text = value.text();
      std::replace_if(text.begin(), text.end(), [](char c) { return c == mark || c == mark_end; }, ' ');
      if (!in_text && text.empty()) return &keep(mustache::data(false));
      auto& data = keep(mustache::data(text));
      values_[&data] = &value;
      return &data;
    }
    if (const bool* flag = value.flag()) {
      auto& data = keep(mustache::data(*flag));
      values_[&data] = stack_.back();
      return &data;
    }
    if (const auto* list = value.list()) {
      auto& data = keep(mustache::data(mustache::list(list->size(), mustache::data(true))));
      for (size_t i = 0; i < list->size(); ++i) values_[&data.list_value()[i]] = &(*list)[i];
      return &data;
    }
    auto& data = keep(mustache::data(true));
    values_[&data] = &value;
    return &data;
  }

  const TemplateValue* resolve(const Occurrence& asked) const {
    const std::string& name = asked.piece.name;
    if (name == ".") return stack_.back();
    size_t dot = name.find('.');
    const std::string first = name.substr(0, dot);
    const TemplateValue* value = nullptr;
    for (auto scope = stack_.rbegin(); scope != stack_.rend() && !value; ++scope) value = child(**scope, first);
    if (!value) {
      std::set<std::string> near;
      for (const auto* scope : stack_)
        if (scope->map())
          for (const auto& known : names_of(*scope->map())) near.insert(known);
      report(asked, "", first, {near.begin(), near.end()}, dot == std::string::npos ? "" : name.substr(dot));
      return nullptr;
    }
    while (dot != std::string::npos) {
      const size_t next = name.find('.', dot + 1);
      const std::string part = name.substr(dot + 1, next == std::string::npos ? next : next - dot - 1);
      const TemplateValue* inner = child(*value, part);
      if (!inner) {
        report(asked, name.substr(0, dot + 1), part, value->map() ? names_of(*value->map()) : std::vector<std::string>{},
               next == std::string::npos ? "" : name.substr(next));
        return nullptr;
      }
      value = inner;
      dot = next;
    }
    return value;
  }

  static const TemplateValue* child(const TemplateValue& value, const std::string& name) {
    if (!value.map()) return nullptr;
    const auto found = value.map()->find(name);
    return found == value.map()->end() ? nullptr : &found->second;
  }

  void report(const Occurrence& asked, const std::string& before, const std::string& wrong, const std::vector<std::string>& near,
              const std::string& after) const {
    Message hint;
    const std::string best = nearest(wrong, near);
    if (!best.empty())
      hint = message("did you mean '{0}'?", before + best + after);
    else if (near.empty())
      hint = message("'{0}' holds no names", before.substr(0, before.size() - 1));
    else
      hint = before.empty() ? message("known names: {0}", list_of(near)) : message("'{0}' holds: {1}", before.substr(0, before.size() - 1), list_of(near));
    sink_.error("unknown-name", asked.place(), message("unknown name '{0}'", asked.piece.name), hint);
  }

  const CodedTexts& texts_;
  DiagnosticSink& sink_;
  std::set<std::string>* names_;
  std::vector<const TemplateValue*> stack_;
  mutable std::deque<mustache::data> made_;
  mutable std::unordered_map<const mustache::data*, const TemplateValue*> values_;
};

MappedText decoded(const std::string& coded, const CodedTexts& texts) {
  MappedText out;
  SourceSpan place;
  for (size_t at = 0; at < coded.size();) {
    if (coded[at] != mark) {
      const size_t end = std::min(coded.find(mark, at), coded.size());
      out.append_made(std::string_view(coded).substr(at, end - at), place);
      at = end;
      continue;
    }
    const size_t end = coded.find(mark_end, at);
    const auto& piece = texts.occurrence(coded.substr(at + 1, end - at - 1));
    place = piece.place();
    if (piece.piece.kind == Kind::text) out.append(*piece.text, piece.piece.offset, piece.piece.size);
    at = end + 1;
  }
  return out;
}

}  // namespace

MappedText render(const MappedText& text, const TemplateValue& root, Escape escape, DiagnosticSink& sink,
                  const Partials& partials, std::set<std::string>* names) {
  CodedTexts texts(partials, sink);
  const auto coded = texts.code(text);
  if (!coded) return text;
  mustache::mustache engine(*coded);
  if (!engine.is_valid()) throw Error(message("template engine: {0}", engine.error_message()));
  engine.set_custom_escape([escape](const std::string& value) { return escaped(value, escape); });
  StrictContext context(texts, root, sink, names);
  return decoded(engine.render(context), texts);
}

std::string render(const std::string& text, const SourceSpan& origin, const TemplateValue& root, Escape escape,
                   DiagnosticSink& sink, const Partials& partials, std::set<std::string>* names) {
  MappedText mapped;
  mapped.append_verbatim(text, origin);
  return render(mapped, root, escape, sink, partials, names).text();
}

}  // namespace divulga
