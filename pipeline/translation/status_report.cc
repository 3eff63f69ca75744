#include "translation/status_report.h"

#include <algorithm>

#include "diag/json.h"
#include "templating/template.h"
#include "translation/word_diff.h"

namespace divulga {
namespace {

constexpr TranslationState states[] = {TranslationState::missing, TranslationState::machine, TranslationState::draft, TranslationState::stale,
                                       TranslationState::translated, TranslationState::reviewed};

/// Cells that a terminal gives a text: one a code point is right for the names of materials and numbers that stand in the table.
size_t width_of(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}
std::string padded(const std::string& text, size_t width) { return text + std::string(width > width_of(text) ? width - width_of(text) : 0, ' '); }
std::string pushed(const std::string& text, size_t width) { return std::string(width > width_of(text) ? width - width_of(text) : 0, ' ') + text; }

std::string share_of(const MaterialStatus::Cell& cell) {
  if (!cell.made) return "·";
  std::string out = std::to_string(cell.count.percent());
  if (!cell.held.empty()) return out + "!";
  return out + (cell.count.of(TranslationState::stale) > 0 ? "~" : " ");
}

std::string marked(const StaleText& text) {
  std::string out;
  for (const DiffRun& run : word_diff(text.before, text.now))
    out += run.kind == DiffRun::Kind::equal ? run.text : run.kind == DiffRun::Kind::deleted ? "[-" + run.text + "-]" : "{+" + run.text + "+}";
  return out;
}

std::string place_of(const SourceSpan& span) { return span.file + ":" + std::to_string(span.line); }

std::string counts_told(const TranslationCount& count, const Vocabulary& vocabulary) {
  std::string out = message("{0} of {1} texts, {2} words left", count.done(), count.total(), count.words_left).in(vocabulary);
  const std::pair<TranslationState, Message> some[] = {
      {TranslationState::stale, message("{0} stale", count.of(TranslationState::stale))}, {TranslationState::draft, message("{0} draft", count.of(TranslationState::draft))},
      {TranslationState::machine, message("{0} machine", count.of(TranslationState::machine))},
      {TranslationState::missing, message("{0} missing", count.of(TranslationState::missing))},
      {TranslationState::reviewed, message("{0} reviewed", count.of(TranslationState::reviewed))}};
  for (const auto& [state, words] : some)
    if (count.of(state) > 0) out += ", " + words.in(vocabulary);
  return out;
}

class Page {
 public:
  Page(LocaleTag reader, const Vocabulary& vocabulary) : reader_(std::move(reader)), vocabulary_(vocabulary) {}

  std::string write(const std::vector<TranslationStatus>& projects) {
    const std::string title = say(message("Translations"));
    out_ = "<!doctype html>\n<html lang=\"" + text(reader_.str()) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n<h1>" +
           title + "</h1>\n";
    for (const TranslationStatus& status : projects) project(status);
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  static std::string text(std::string_view words) { return escaped(words, Escape::html); }
  std::string say(const Message& message) const { return text(message.in(vocabulary_)); }

  static const char* style() {
    return ":root{--ink:#17324d;--quiet:#455b71;--rule:#c5cfd9;--done:#0a6b4f;--part:#0b5cad;--stale:#8a5a00;--held:#b0102b;--paper:#fff;--soft:#f2f5f8}\n"
           "*{box-sizing:border-box}\nbody{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 'Titillium Web','Noto Sans',system-ui,sans-serif}\n"
           "main{max-width:90rem;margin:0 auto;padding:2rem 1.5rem 4rem}\nh1{font-size:2rem;line-height:1.2;margin:0 0 1.5rem}\nh2{font-size:1.4rem;margin:2.5rem 0 .25rem}\n"
           "h3{font-size:1.1rem;margin:2rem 0 .5rem}\np{margin:.25rem 0 1rem;color:var(--quiet);max-width:46rem}\n"
           ".wide{overflow-x:auto}\ntable{border-collapse:collapse;font-variant-numeric:tabular-nums}\ncaption{text-align:start;color:var(--quiet);padding-bottom:.5rem}\n"
           "th,td{padding:.3rem .6rem;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}\nthead th{border-bottom:2px solid var(--ink);vertical-align:bottom;font-weight:600}\n"
           "tbody th{font-weight:400;white-space:nowrap}\ntd.n,th.n{text-align:end;white-space:nowrap}\nth .tag{display:block;color:var(--quiet);font-weight:400;font-size:.85rem}\n"
           "tr.all>*{border-top:2px solid var(--ink);font-weight:600}\n.done{color:var(--done)}\n.part{color:var(--part)}\n.stale{color:var(--stale);font-weight:600}\n.held{color:#fff;background:var(--held);font-weight:600}\n.none{color:#5f7183}\n.m{display:inline-block;width:1em;text-align:end}\n"
           ".key{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:0;margin:.75rem 0 0;list-style:none;font-size:.9rem}\n.key b{padding:0 .35rem}\n"
           "ul.texts{padding:0;margin:0;list-style:none;max-width:60rem}\nul.texts li{border-inline-start:4px solid var(--stale);background:var(--soft);padding:.6rem .9rem;margin:0 0 .75rem;break-inside:avoid}\n"
           "ul.texts .where{font-size:.85rem;color:var(--quiet);display:block}\nul.texts q,ul.texts span.to{display:block;quotes:none;margin-top:.35rem;padding-top:.35rem;border-top:1px solid var(--rule)}\n"
           "del{background:#ffe1e5;color:#7d0b1e}\nins{background:#d8f3e5;color:#064b36;text-decoration:none;font-weight:600}\n"
           "@media print{body{font-size:9.5pt}main{padding:0;max-width:none}.wide{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}.held{color:var(--held);background:none}@page{size:A4 landscape;margin:14mm}}\n";
  }

  void project(const TranslationStatus& status) {
    out_ += "<h2>" + text(status.title) + "</h2>\n<p>" + say(message("{0} texts, {1} words, written in {2}.", status.texts, status.words, status.source.name_in(reader_))) + "</p>\n";
    table(status);
    held(status);
    for (const LanguageStatus& language : status.languages) stale(status, language);
  }

  void table(const TranslationStatus& status) {
    out_ += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + say(message("Materials by language")) + "\">\n<table>\n<caption>" +
            say(message("Texts that somebody answers for, in per cent of a material's")) + "</caption>\n<thead>\n<tr><th scope=\"col\">" + say(message("Material")) + "</th>";
    for (const LanguageStatus& language : status.languages)
      out_ += "<th scope=\"col\" class=\"n\"><span lang=\"" + text(language.language.str()) + "\" dir=\"" + direction(language.language) + "\">" +
              text(language.language.own_name()) + "</span> <span class=\"tag\">" + text(language.language.name_in(reader_)) + "</span></th>";
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (const MaterialStatus& row : status.materials) {
      out_ += "<tr><th scope=\"row\">" + text(row.name) + "</th>";
      for (const MaterialStatus::Cell& cell : row.cells) out_ += data(cell);
      out_ += "</tr>\n";
    }
    out_ += "<tr class=\"all\"><th scope=\"row\">" + say(message("All texts")) + "</th>";
    for (const LanguageStatus& language : status.languages) out_ += data({true, language.count, {}});
    out_ += "</tr>\n<tr><th scope=\"row\">" + say(message("Words left")) + "</th>";
    for (const LanguageStatus& language : status.languages) out_ += "<td class=\"n\">" + std::to_string(language.count.words_left) + "</td>";
    out_ += "</tr>\n";
    const std::pair<TranslationState, Message> some[] = {{TranslationState::stale, message("Stale")}, {TranslationState::draft, message("Draft")}, {TranslationState::machine, message("Machine")},
                                                         {TranslationState::missing, message("Missing")}, {TranslationState::reviewed, message("Reviewed")}};
    for (const auto& [state, name] : some) {
      out_ += "<tr><th scope=\"row\">" + say(name) + "</th>";
      for (const LanguageStatus& language : status.languages) out_ += "<td class=\"n\">" + std::to_string(language.count.of(state)) + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n<ul class=\"key\"><li><b class=\"held\">!</b> " + say(message("held back: it does not go out")) + "</li><li><b class=\"stale\">~</b> " +
            say(message("some texts are stale")) + "</li><li><b class=\"none\">–</b> " + say(message("not made in this language")) + "</li></ul>\n";
  }

  std::string data(const MaterialStatus::Cell& cell) const {
    if (!cell.made) return "<td class=\"n none\">–<span class=\"m\"></span></td>";
    const bool is_stale = cell.count.of(TranslationState::stale) > 0;
    const std::string share = std::to_string(cell.count.percent()) + "\u00A0%";
    const std::string kind = !cell.held.empty() ? "held" : is_stale ? "stale" : cell.count.percent() == 100 ? "done" : "part";
    return "<td class=\"n " + kind + "\" title=\"" + text(counts_told(cell.count, vocabulary_)) + "\">" + share + "<span class=\"m\">" + (!cell.held.empty() ? "!" : is_stale ? "~" : "") + "</span></td>";
  }

  void held(const TranslationStatus& status) {
    std::string items;
    for (const MaterialStatus& row : status.materials)
      for (const MaterialStatus::Cell& cell : row.cells)
        if (!cell.held.empty()) items += "<li>" + say(cell.held) + "</li>\n";
    if (!items.empty()) out_ += "<h3>" + say(message("Held back")) + "</h3>\n<ul>\n" + items + "</ul>\n";
  }

  void stale(const TranslationStatus& status, const LanguageStatus& language) {
    if (language.stale.empty()) return;
    const std::string own = "lang=\"" + text(language.language.str()) + "\" dir=\"" + direction(language.language) + "\"";
    out_ += "<h3>" + say(message("Stale in {0}", language.language.name_in(reader_))) + " (<span " + own + ">" + text(language.language.own_name()) + "</span>)</h3>\n<ul class=\"texts\">\n";
    for (const StaleText& one : language.stale) {
      out_ += "<li><span class=\"where\">" + text(place_of(one.span)) + (one.risk == Risk::normal ? "" : " · " + text(to_string(one.risk))) +
              (one.since ? " · " + say(message("since {0}", to_iso(*one.since))) : "") + "</span><span lang=\"" + text(status.source.str()) + "\" dir=\"" + direction(status.source) + "\">";
      for (const DiffRun& run : word_diff(one.before, one.now)) {
        const char* mark = run.kind == DiffRun::Kind::deleted ? "del" : "ins";
        out_ += run.kind == DiffRun::Kind::equal ? text(run.text) : std::string("<") + mark + ">" + text(run.text) + "</" + mark + ">";
      }
      out_ += "</span><span class=\"to\" " + own + ">" + text(one.translation) + "</span></li>\n";
    }
    out_ += "</ul>\n";
  }

  static std::string direction(const LocaleTag& language) { return language.direction() == Direction::right_to_left ? "rtl" : "ltr"; }

  const LocaleTag reader_;
  const Vocabulary& vocabulary_;
  std::string out_;
};

std::string count_json(const TranslationCount& count) {
  std::string out = "{\"texts\": " + std::to_string(count.total()) + ", \"percent\": " + std::to_string(count.percent()) + ", \"words_left\": " + std::to_string(count.words_left);
  for (const TranslationState state : states) out += std::string(", \"") + to_string(state) + "\": " + std::to_string(count.of(state));
  return out + "}";
}

}  // namespace

std::string status_text(const TranslationStatus& status, StatusDetail detail, const Vocabulary& vocabulary) {
  size_t name_width = 0, cell_width = 5;
  for (const MaterialStatus& row : status.materials) name_width = std::max(name_width, width_of(row.name));
  for (const LanguageStatus& language : status.languages) cell_width = std::max(cell_width, language.language.str().size() + 1);
  std::string out = status.project + ": " + message("{0} texts, {1} words", status.texts, status.words).in(vocabulary) + "\n" + std::string(2 + name_width, ' ');
  for (const LanguageStatus& language : status.languages) out += " " + pushed(language.language.str() + " ", cell_width);
  out.resize(out.find_last_not_of(' ') + 1);
  out += "\n";
  bool any_stale = false, any_held = false;
  for (const MaterialStatus& row : status.materials) {
    out += "  " + padded(row.name, name_width);
    for (const MaterialStatus::Cell& cell : row.cells) {
      out += " " + pushed(cell.made ? share_of(cell) : "· ", cell_width);
      any_held = any_held || !cell.held.empty();
      any_stale = any_stale || (cell.made && cell.held.empty() && cell.count.of(TranslationState::stale) > 0);
    }
    out.resize(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  std::string key = "%";
  if (any_stale) key += "   ~ " + message("some texts are stale").in(vocabulary);
  if (any_held) key += "   ! " + message("held back: it does not go out").in(vocabulary);
  out += "  " + key + "\n\n";
  for (const LanguageStatus& language : status.languages)
    out += "  " + padded(language.language.str(), 7) + " " + counts_told(language.count, vocabulary) + "\n";
  bool first = true;
  for (const MaterialStatus& row : status.materials)
    for (const MaterialStatus::Cell& cell : row.cells) {
      if (cell.held.empty()) continue;
      out += (first ? "\n  " : "  ") + cell.held.in(vocabulary) + "\n";
      first = false;
    }
  if (detail == StatusDetail::texts)
    for (const LanguageStatus& language : status.languages)
      for (const StaleText& one : language.stale)
        out += "\n  " + language.language.str() + " " + place_of(one.span) + (one.since ? " (" + message("since {0}", to_iso(*one.since)).in(vocabulary) + ")" : "") + "\n    " +
               marked(one) + "\n    " + one.translation + "\n";
  return out;
}

std::string status_json(const TranslationStatus& status) {
  std::string out = "{\"project\": " + json_quote(status.project) + ", \"source\": " + json_quote(status.source.str()) + ", \"texts\": " + std::to_string(status.texts) +
                    ", \"words\": " + std::to_string(status.words) + ", \"languages\": {";
  for (size_t l = 0; l < status.languages.size(); ++l) {
    const LanguageStatus& language = status.languages[l];
    out += (l ? ", " : "") + json_quote(language.language.str()) + ": {\"count\": " + count_json(language.count) + ", \"stale\": [";
    for (size_t i = 0; i < language.stale.size(); ++i) {
      const StaleText& one = language.stale[i];
      out += std::string(i ? ", " : "") + "{\"file\": " + json_quote(one.span.file) + ", \"line\": " + std::to_string(one.span.line) + ", \"before\": " + json_quote(one.before) +
             ", \"now\": " + json_quote(one.now) + ", \"translation\": " + json_quote(one.translation) + ", \"risk\": " + json_quote(to_string(one.risk)) +
             ", \"since\": " + (one.since ? json_quote(to_iso(*one.since)) : "null") + "}";
    }
    out += "]}";
  }
  out += "}, \"materials\": [";
  for (size_t m = 0; m < status.materials.size(); ++m) {
    const MaterialStatus& row = status.materials[m];
    out += std::string(m ? ",\n " : "") + "{\"name\": " + json_quote(row.name) + ", \"risk\": " + json_quote(to_string(row.risk)) + ", \"languages\": {";
    bool first = true;
    for (size_t l = 0; l < row.cells.size(); ++l) {
      if (!row.cells[l].made) continue;
      out += (first ? "" : ", ") + json_quote(status.languages[l].language.str()) + ": {\"count\": " + count_json(row.cells[l].count) + ", \"held_back\": " +
             (row.cells[l].held.empty() ? "null" : json_quote(row.cells[l].held.text())) + "}";
      first = false;
    }
    out += "}}";
  }
  return out + "]}";
}

std::string status_page(const std::vector<TranslationStatus>& projects, const LocaleTag& reader, const Vocabulary& vocabulary) {
  return Page(reader, vocabulary).write(projects);
}

}  // namespace divulga
