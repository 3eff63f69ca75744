#include "markdown/fences.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace divulga {
namespace {

const char* const marker = "<!--:::";

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// Follows fenced code and HTML comments, where colons mean nothing.
class CodeWatch {
 public:
  bool inside(std::string_view line) {
    const size_t at = line.find_first_not_of(" \t");
    const auto rest = at == std::string_view::npos ? std::string_view{} : line.substr(at);
    if (comment_) {
      comment_ = rest.find("-->") == std::string_view::npos;
      return true;
    }
    if (length_) {
      const size_t run = run_of(rest, sign_);
      if (run >= length_ && rest.find_first_not_of(" \t\r", run) == std::string_view::npos) length_ = 0;
      return true;
    }
    for (const char sign : {'`', '~'}) {
      const size_t run = run_of(rest, sign);
      if (run >= 3 && (sign == '~' || rest.find('`', run) == std::string_view::npos)) {
        sign_ = sign;
        length_ = run;
        return true;
      }
    }
    if (rest.substr(0, 4) == "<!--" && rest.find("-->") == std::string_view::npos) return comment_ = true;
    return false;
  }

 private:
  static size_t run_of(std::string_view text, char sign) {
    const size_t end = text.find_first_not_of(sign);
    return end == std::string_view::npos ? text.size() : end;
  }
  char sign_ = '`';
  size_t length_ = 0;
  bool comment_ = false;
};

/// Finds the lines `: meaning` below a term (PHP Markdown Extra): after a paragraph of one line or after another meaning.
class DefinitionWatch {
 public:
  /// Where the colon stands, or npos.
  size_t colon(std::string_view line) {
    const size_t indent = line.find_first_not_of(' ');
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    const bool fresh = gap_;
    gap_ = blank;
    if (blank) return std::string_view::npos;
    const bool marked = indent <= 3 && line.size() > indent + 1 && line[indent] == ':' && (line[indent + 1] == ' ' || line[indent + 1] == '\t') &&
                        line.find_first_not_of(" \t\r", indent + 1) != std::string_view::npos;
    if (marked && (defining_ || lines_ == 1)) {
      defining_ = true;
      return indent;
    }
    if (fresh && defining_ && indent >= 2) return std::string_view::npos;      // another paragraph of the meaning
    if (fresh) defining_ = false, lines_ = 0;
    if (!defining_) ++lines_;
    return std::string_view::npos;
  }
  void end_block() { gap_ = true, defining_ = false, lines_ = 0; }

 private:
  bool gap_ = true, defining_ = false;
  int lines_ = 0;                        // of the paragraph before
};

class FenceFinder {
 public:
  FenceFinder(const MappedText& mapped, DiagnosticSink& sink) : mapped_(mapped), text_(mapped.text()), sink_(sink) {}

  FencedText find() {
    CodeWatch code;
    DefinitionWatch definitions;
    for (size_t at = 0; at < text_.size();) {
      const size_t feed = std::min(text_.find('\n', at), text_.size());
      const auto line = std::string_view(text_).substr(at, feed - at);
      const size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
      const bool in_code = code.inside(line);
      if (!in_code && line.substr(indent, 3) == ":::") {
        definitions.end_block();
        result_.text += line.substr(0, indent);
        result_.text += marker + std::to_string(result_.fences.size()) + "-->";
        fence(at + indent, line.substr(indent));
      } else {
        const size_t colon = in_code ? std::string_view::npos : definitions.colon(line);
        if (in_code) definitions.end_block();
        result_.text += line;
        if (colon != std::string_view::npos) result_.text[result_.text.size() - line.size() + colon] = '+';   // cmark reads a list
      }
      if (feed < text_.size()) result_.text += '\n';
      at = feed + 1;
    }
    for (const int index : open_) {
      const auto& fence = result_.fences[static_cast<size_t>(index)];
      sink_.error("unclosed-container", mapped_.locate(fence.offset, fence.size),
                  message("container '{0}' is not closed", (fence.spec ? fence.spec->name : std::string("?"))),
                  message("write ::: on a line of its own after its content"));
    }
    return std::move(result_);
  }

 private:
  void fence(size_t offset, std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    Fence fence;
    fence.offset = offset;
    fence.size = line.size();
    size_t at = std::min(line.find_first_not_of(':'), line.size());
    at = std::min(line.find_first_not_of(" \t", at), line.size());
    fence.opens = at < line.size();
    const int index = static_cast<int>(result_.fences.size());
    if (fence.opens) {
      opening(fence, line, at);
      open_.push_back(index);
    } else if (open_.empty()) {
      sink_.error("stray-fence", mapped_.locate(offset, fence.size), message("':::' closes nothing"),
                  message("remove it, or open a container before it: ::: name"));
    } else {
      fence.partner = open_.back();
      result_.fences[static_cast<size_t>(open_.back())].partner = index;
      open_.pop_back();
    }
    result_.fences.push_back(std::move(fence));
  }

  void opening(Fence& fence, std::string_view line, size_t at) {
    std::string name;
    size_t name_at = at;
    if (line[at] == '{') {
      fence.attributes_offset = fence.offset + at;
      fence.parsed = parse_attributes(line.substr(at));
      fence.attributes = fence.parsed.attributes;
      for (const auto& problem : fence.parsed.problems)
        sink_.error("bad-attributes", mapped_.locate(fence.attributes_offset + problem.offset, problem.size), problem.message, problem.hint);
      if (!fence.attributes.classes.empty()) {
        name = fence.attributes.classes.front();
        fence.attributes.classes.erase(fence.attributes.classes.begin());
        name_at = line.find("." + name, at) + 1;
      }
      trailing(fence, line, at + fence.parsed.size);
    } else {
      const size_t end = std::min(line.find_first_of(" \t", at), line.size());
      name = std::string(line.substr(at, end - at));
      trailing(fence, line, end);
    }
    if (name.empty()) {
      sink_.error("unknown-container", mapped_.locate(fence.offset, fence.size), message("a container without a name"), message("write ::: {.name …}"));
      return;
    }
    fence.spec = find_container(name);
    if (!fence.spec) {
      Message hint = did_you_mean(name, container_names());
      sink_.error("unknown-container", mapped_.locate(fence.offset + name_at, name.size()), message("unknown container '{0}'", name),
                  hint.empty() ? message("containers are: {0}", list_of(container_names())) : hint);
      return;
    }
    check_keys(fence, *fence.spec);
    fence.attributes.values.erase("risk");   // for translations only: nothing that a reader sees
  }

  void trailing(const Fence& fence, std::string_view line, size_t at) {
    at = line.find_first_not_of(" \t:", at);
    if (at != std::string_view::npos)
      sink_.error("bad-attributes", mapped_.locate(fence.offset + at, line.size() - at), message("'{0}' after the container's name", line.substr(at)),
                  message("write ::: {.name key=value}"));
  }

  void check_keys(const Fence& fence, const ContainerSpec& spec) {
    std::vector<std::string> known;
    for (const auto& key : spec.keys) known.push_back(key.name);
    for (const auto& extra : fence.attributes.classes)
      sink_.error("unknown-key", mapped_.locate(fence.offset, fence.size), message("container '{0}' has a second name '.{1}'", spec.name, extra),
                  message("a container has one name"));
    static const ContainerSpec::Key risk{"risk", false, false, {"safety", "legal", "normal"}};
    for (const auto& [key, value] : fence.attributes.values) {
      if (key == "lang") continue;
      const auto* known_key = key == risk.name ? &risk : spec.key(key);
      if (!known_key) {
        Message hint = did_you_mean(key, known);
        if (hint.empty()) hint = known.empty() ? message("it has no keys") : message("its keys are: {0}", list_of(known));
        sink_.error("unknown-key", place_of(fence, key, true), message("unknown key '{0}' of container '{1}'", key, spec.name), hint);
      } else if (!known_key->values.empty() &&
                 std::find(known_key->values.begin(), known_key->values.end(), value) == known_key->values.end()) {
        Message hint = did_you_mean(value, known_key->values);
        sink_.error("bad-value", place_of(fence, key, false), message("'{0}' of container '{1}' cannot be '{2}'", key, spec.name, value),
                    hint.empty() ? message("it is one of: {0}", list_of(known_key->values)) : hint);
      }
    }
    for (const auto& key : spec.keys)
      if (key.required && !fence.attributes.values.count(key.name))
        sink_.error("missing-key", mapped_.locate(fence.offset, fence.size), message("container '{0}' wants key '{1}'", spec.name, key.name),
                    message("write ::: {.{0} {1}={2}}", spec.name, key.name, (key.values.empty() ? "…" : key.values.front())));
  }

  /// Of the key or of its value.
  SourceSpan place_of(const Fence& fence, const std::string& key, bool of_key) const {
    for (const auto& value : fence.parsed.values) {
      if (value.key != key) continue;
      const size_t at = fence.attributes_offset + value.offset;
      if (!of_key) return mapped_.locate(at, value.size);
      return mapped_.locate(at - key.size() - (value.quoted ? 2 : 1), key.size());
    }
    return mapped_.locate(fence.offset, fence.size);
  }

  const MappedText& mapped_;
  const std::string& text_;
  DiagnosticSink& sink_;
  FencedText result_;
  std::vector<int> open_;
};

}  // namespace

int fence_number(const char* html) {
  while (html && *html == ' ') ++html;
  if (!html || std::strncmp(html, marker, std::strlen(marker)) != 0) return -1;
  return std::atoi(html + std::strlen(marker));
}

FencedText find_fences(const MappedText& text, DiagnosticSink& sink) { return FenceFinder(text, sink).find(); }

std::vector<size_t> line_starts(const std::string& text) {
  std::vector<size_t> starts{0};
  for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) starts.push_back(at + 1);
  starts.push_back(text.size());
  return starts;
}

}  // namespace divulga
