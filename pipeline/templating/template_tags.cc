#include "templating/template_tags.h"

namespace divulga {
namespace {

using Kind = TemplatePiece::Kind;

std::string trimmed(const std::string& text) {
  const size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

class Splitter {
 public:
  Splitter(const MappedText& mapped, DiagnosticSink& sink) : mapped_(mapped), text_(mapped.text()), sink_(sink) {}

  std::optional<std::vector<TemplatePiece>> split() {
    while (at_ < text_.size()) {
      const size_t open = text_.find("{{", at_);
      if (open == std::string::npos) break;
      if (!tag(open)) return std::nullopt;
    }
    add_text(text_.size());
    for (const int section : open_) {
      const auto& piece = pieces_[static_cast<size_t>(section)];
      fail(piece.offset, piece.size, message("section '{0}' is not closed", piece.name), message("write {{/{0}}} after it", piece.name));
    }
    if (failed_) return std::nullopt;
    return std::move(pieces_);
  }

 private:
  void fail(size_t offset, size_t size, Message message, Message hint) {
    sink_.error("template-syntax", mapped_.locate(offset, size), std::move(message), std::move(hint));
    failed_ = true;
  }

  void add_text(size_t end) {
    if (end > at_) pieces_.push_back({Kind::text, at_, end - at_, {}, -1, false});
    at_ = end;
  }

  bool tag(size_t open) {
    const bool triple = text_.compare(open, 3, "{{{") == 0;
    const std::string closing = triple ? "}}}" : "}}";
    const size_t inner = open + closing.size(), close = text_.find(closing, inner);
    if (close == std::string::npos || text_.find("{{", inner) < close) {
      fail(open, 2, message("'{{' is not closed"), message("write {0} after the name", closing));
      return false;
    }
    const size_t end = close + closing.size();
    const std::string content = text_.substr(inner, close - inner);
    const char sign = content.empty() ? '\0' : content[0];
    const bool block = sign == '#' || sign == '^' || sign == '/' || sign == '!' || sign == '>';
    size_t from = open, to = end;
    if (block) widen_to_line(from, to);
    add_text(from);
    at_ = to;
    if (sign != '!' || triple) add_tag(triple ? '&' : sign, content, open, end, to > end);
    return true;
  }

  /// Takes the blanks and the line feed about a tag that stands alone on its line (mustache(5), "standalone").
  void widen_to_line(size_t& from, size_t& to) const {
    size_t start = from, stop = to;
    while (start > at_ && (text_[start - 1] == ' ' || text_[start - 1] == '\t')) --start;
    if (start > 0 && text_[start - 1] != '\n') return;
    while (stop < text_.size() && (text_[stop] == ' ' || text_[stop] == '\t' || text_[stop] == '\r')) ++stop;
    if (stop < text_.size() && text_[stop] != '\n') return;
    from = start;
    to = stop < text_.size() ? stop + 1 : stop;
  }

  void add_tag(char sign, const std::string& content, size_t open, size_t end, bool alone) {
    const bool signed_tag = std::string("#^/>&").find(sign) != std::string::npos && content[0] == sign;
    TemplatePiece piece{Kind::variable, open, end - open, trimmed(signed_tag ? content.substr(1) : content), -1, alone};
    if (sign == '=') {
      fail(open, end - open, message("delimiters cannot be changed"), message("write {{name}}"));
      return;
    }
    if (piece.name.empty()) {
      fail(open, end - open, message("a tag without a name"), message("write {{name}}"));
      return;
    }
    switch (sign) {
      case '#': piece.kind = Kind::section; break;
      case '^': piece.kind = Kind::inverted; break;
      case '/': piece.kind = Kind::end; break;
      case '>': piece.kind = Kind::partial; break;
      case '&': piece.kind = Kind::unescaped; break;
      default: break;
    }
    const int index = static_cast<int>(pieces_.size());
    if (piece.kind == Kind::section || piece.kind == Kind::inverted) open_.push_back(index);
    if (piece.kind == Kind::end && !close_section(piece, index)) return;
    pieces_.push_back(std::move(piece));
  }

  bool close_section(TemplatePiece& piece, int index) {
    if (open_.empty()) {
      fail(piece.offset, piece.size, message("section '{0}' was not opened", piece.name), message("write {{#{0}}} before it", piece.name));
      return false;
    }
    auto& section = pieces_[static_cast<size_t>(open_.back())];
    if (section.name != piece.name) {
      fail(piece.offset, piece.size, message("section '{0}' is closed as '{1}'", section.name, piece.name),
           message("write {{/{0}}}", section.name));
    }
    piece.opens = open_.back();
    section.opens = index;
    open_.pop_back();
    return true;
  }

  const MappedText& mapped_;
  const std::string& text_;
  DiagnosticSink& sink_;
  size_t at_ = 0;
  std::vector<TemplatePiece> pieces_;
  std::vector<int> open_;
  bool failed_ = false;
};

}  // namespace

std::optional<std::vector<TemplatePiece>> template_pieces(const MappedText& text, DiagnosticSink& sink) {
  return Splitter(text, sink).split();
}

}  // namespace divulga
