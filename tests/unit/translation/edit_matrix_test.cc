#include <algorithm>

#include "unit/translation/edited_project.h"

// Every edit at every kind of place: one case each, named "<place>_<edit>".

namespace divulga::edits {
namespace {

/// Where a text can stand: the file, and its text with three texts in a row, the middle one at the place in question.
struct Place {
  const char* name;
  const char* file;
  std::string (*with)(const std::string& before, const std::string& text, const std::string& after);
};

#define DIVULGA_PLACE(name, file, start, end)                                                                               \
  Place { name, file, [](const std::string& before, const std::string& text, const std::string& after) {                    \
      return std::string(before) + "\n\n" + start + text + end + "\n\n" + after + "\n"; } }

const Place places[] = {
    DIVULGA_PLACE("heading", "pages/a.md", "## ", ""),
    DIVULGA_PLACE("heading_with_id", "pages/a.md", "### ", " {#sec-a}"),
    DIVULGA_PLACE("paragraph", "pages/a.md", "", ""),
    DIVULGA_PLACE("list_item", "pages/a.md", "- ", "\n- altro punto"),
    DIVULGA_PLACE("nested_item", "pages/a.md", "- fuori\n  - ", ""),
    DIVULGA_PLACE("step", "pages/a.md", "1. primo passo\n2. ", ""),
    DIVULGA_PLACE("task", "pages/a.md", "- [ ] ", ""),
    DIVULGA_PLACE("quotation", "pages/a.md", "> ", ""),
    DIVULGA_PLACE("footnote", "pages/a.md", "Con nota[^n].\n\n[^n]: ", ""),
    DIVULGA_PLACE("term", "pages/a.md", "", "\n: Il significato."),
    DIVULGA_PLACE("meaning", "pages/a.md", "Termine\n: ", ""),
    DIVULGA_PLACE("cell", "pages/a.md", "| Anno | Cosa |\n|---|---|\n| Primo | ", " |\n| Secondo | altro |"),
    DIVULGA_PLACE("header_cell", "pages/a.md", "| Anno | ", " |\n|---|---|\n| Primo | altro |"),
    DIVULGA_PLACE("caption", "pages/a.md", "| Anno |\n|---|\n| Primo |\n\nTable: ", " {#tbl-a}"),
    DIVULGA_PLACE("alternative_text", "pages/a.md", "![", "](images/a.png)"),
    DIVULGA_PLACE("figure_caption", "pages/a.md", "![Porta](images/a.png \"", "\")"),
    DIVULGA_PLACE("credit", "pages/a.md", "![Porta](images/a.png){credit=\"", "\"}"),
    DIVULGA_PLACE("container_title", "pages/a.md", "::: {.callout title=\"", "\"}\nDentro.\n:::"),
    DIVULGA_PLACE("container_text", "leaflets/a.md", "::: {.callout kind=note}\n", "\n:::"),
    DIVULGA_PLACE("nested_container", "pages/a.md", ":::: columns\n::: column\n", "\n:::\n::::"),
    DIVULGA_PLACE("chart_finding", "reports/a.md", "::: {.chart data=x type=bar label=anno value=n}\n", "\n:::"),
    DIVULGA_PLACE("chart_label", "reports/a.md", "::: {.chart data=x type=line label=anno series=\"n:", "\"}\nCresce.\n:::"),
    DIVULGA_PLACE("table_label", "reports/a.md", "::: {.data-table data=x columns=\"anno:Anno, n:", "\"}\nCresce.\n:::"),
    DIVULGA_PLACE("qr_label", "pages/a.md", "::: {.qr url=\"https://a.example/\"}\n", "\n:::"),
    DIVULGA_PLACE("signature_role", "certificates/a.md", "::: {.signature role=\"", "\"}\n:::"),
    DIVULGA_PLACE("partial", "partials/a.md", "", ""),
    DIVULGA_PLACE("title", "pages/a.md", "", ""),
    DIVULGA_PLACE("summary", "pages/a.md", "", ""),
    DIVULGA_PLACE("subject", "newsletters/a.md", "", ""),
    DIVULGA_PLACE("fact", "facts.yaml", "", ""),
    DIVULGA_PLACE("service", "services.csv", "", ""),
    DIVULGA_PLACE("result", "results/corsi.csv", "", ""),
};

std::string front_matter(const std::string& key, const std::string& text, const std::string& before, const std::string& after) {
  const auto line = [&](const std::string& name, const std::string& otherwise) { return name + ": \"" + (name == key ? text : otherwise) + "\"\n"; };
  return "---\n" + line("title", "Titolo") + line("summary", "Riassunto.") + (key == "subject" ? line("subject", "") + "date: 2026-11-01\n" : "") + "---\n\n" + before + "\n\n" + after + "\n";
}

std::string file_with(const Place& place, const std::string& before, const std::string& text, const std::string& after) {
  const std::string name = place.name;
  if (name == "title" || name == "summary" || name == "subject") return front_matter(name, text, before, after);
  if (name == "fact") return "a: \"" + before + "\"\nb: \"" + text + "\"\nc: \"" + after + "\"\n";
  if (name == "result") return "corso,sede\nuno," + before + "\ndue," + text + "\ntre," + after + "\n";
  if (name == "service") {
    std::string out = "id,name,managing_body,category,audience,description,access,bring,receive,cost,address,municipality,lat,lon,hours,phone,email,pec,site,remote,languages,mediation,accessibility,verified,source\n";
    for (const auto& [id, words] : {std::pair<std::string, std::string>{"a", before}, {"b", text}, {"c", after}})
      out += id + ",Servizio " + id + ",,documents,," + words + ",,,,,,,,,,,,,,,,,,,\n";
    return out;
  }
  return place.with(before, text, after);
}

const std::string text = "Lo sportello apre alle otto", one = "Prima viene questo.", two = "Dopo viene quello.";

struct Edit {
  const char* name;
  std::string now;             // the text after the edit; empty: it is gone
  const char* expected;        // its state, "" none
  bool swapped = false;        // the texts beside it have changed places: it moved
  const char* file = nullptr;  // the file's new name
};

const Edit edits_made[] = {
    {"nothing", text, "translated"},
    {"word_edited", "Lo sportello apre alle nove", "stale"},
    {"word_added", "Lo sportello apre domani alle otto", "stale"},
    {"word_removed", "Lo sportello apre", "stale"},
    {"sign_added", "Lo sportello apre alle otto!", "stale"},
    {"capital_edited", "Lo Sportello apre alle otto", "stale"},
    {"rewritten", "Nessuno risponde più qui", "stale"},
    {"name_put_in", "Lo sportello apre alle {{facts.ora}}", "stale"},
    {"blank_doubled", "Lo  sportello apre   alle otto", "translated"},
    {"fixed_blank", "Lo sportello apre alle\u00A0otto", "translated"},
    {"bold", "Lo **sportello** apre alle otto", "translated"},
    {"italic_and_code", "Lo *sportello* apre alle `otto`", "translated"},
    {"linked", "Lo [sportello](https://a.example/) apre alle otto", "translated"},
    {"language_marked", "Lo [sportello]{lang=it} apre alle otto", "translated"},
    {"moved", text, "translated", true},
    {"moved_and_edited", "Lo sportello apre alle nove", "stale", true},
    {"removed", "", ""},
    {"file_renamed", text, "translated", false, "z"},
    {"file_renamed_and_edited", "Lo sportello apre alle nove", "stale", false, "z"},
};

Files files_with(const Place& place, const std::string& words, bool swapped, const char* file) {
  std::string path = place.file;
  if (file && path.find("/a.md") != std::string::npos) path.replace(path.find("/a.md"), 5, std::string("/") + file + ".md");
  if (words.empty()) {
    const std::string name = place.name;
    if (name == "fact") return {{path, "a: \"" + one + "\"\nc: \"" + two + "\"\n"}};
    if (name == "title" || name == "summary" || name == "subject") return {{path, "---\ntitle: \"Titolo\"\nsummary: \"Riassunto.\"\ndate: 2026-11-01\n---\n\n" + one + "\n\n" + two + "\n"}};
    if (name == "service" || name == "result") return {{path, file_with(place, one, "", two)}};
    return {{path, one + "\n\n" + two + "\n"}};
  }
  return {{path, swapped ? file_with(place, two, words, one) : file_with(place, one, words, two)}};
}

struct Named {
  const Place* place;
  const Edit* edit;
};

class EditMatrix : public testing::TestWithParam<Named> {};

TEST_P(EditMatrix, GivesTheStates) {
  const auto& [place, edit] = GetParam();
  const Catalog catalog = catalog_of(files_with(*place, text, false, nullptr));
  const Files after = files_with(*place, edit->now, edit->swapped, edit->file);
  int found = 0;
  for (const std::string& line : states(after, catalog)) {
    const bool is_text = !edit->now.empty() && line.find("  " + edit->now) != std::string::npos;
    found += is_text ? 1 : 0;
    if (is_text && std::string(edit->expected) == "stale") EXPECT_EQ(line, "stale  " + edit->now + " < " + text);
    else EXPECT_EQ(line.compare(0, 10, "translated"), 0) << line;
  }
  EXPECT_EQ(found, edit->now.empty() ? 0 : 1);
}

TEST_P(EditMatrix, TakenBackHolds) {
  const auto& [place, edit] = GetParam();
  const Files before = files_with(*place, text, false, nullptr);
  const Catalog catalog = updated(files_with(*place, edit->now, edit->swapped, edit->file), catalog_of(before));
  for (const std::string& line : states(before, catalog)) EXPECT_EQ(line.compare(0, 10, "translated"), 0) << line;
}

/// A picture's description and credit take no links and attributes.
bool can_be(const std::string& place, const std::string& edit) {
  const bool of_picture = place == "alternative_text" || place == "credit" || place == "figure_caption";
  return !(of_picture && (edit == "linked" || edit == "language_marked")) && !(place == "credit" && (edit == "bold" || edit == "italic_and_code"));
}

std::vector<Named> all_cases() {
  std::vector<Named> out;
  for (const Place& place : places)
    for (const Edit& edit : edits_made)
      if (can_be(place.name, edit.name)) out.push_back({&place, &edit});
  return out;
}

INSTANTIATE_TEST_SUITE_P(All, EditMatrix, testing::ValuesIn(all_cases()),
                         [](const auto& one_of_all) { return std::string(one_of_all.param.place->name) + "_" + one_of_all.param.edit->name; });

}  // namespace
}  // namespace divulga::edits
