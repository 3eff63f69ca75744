#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/diagnostic.h"
#include "geometry/plan.h"
#include "locale/locale_tag.h"
#include "picture/crop.h"

// The document as pure values: what a text says, not how it looks. Made by markdown/, read by layout/, web/ and mail/.
// Every variant is visited without a default, so a new kind fails to compile where it is not handled.

namespace divulga {

struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::map<std::string, std::string> values;

  bool has_class(std::string_view name) const;
  /// The value of a key, or `otherwise`.
  std::string get(const std::string& key, std::string otherwise = {}) const;
};

// ---- inlines

struct Inline;
using Inlines = std::vector<Inline>;

struct Text { std::string text; };                 // no line feeds
struct Emphasis { Inlines content; };
struct Strong { Inlines content; };
struct Strikethrough { Inlines content; };
struct CodeSpan { std::string text; };
struct Link { std::string url; std::string title; Inlines content; };
struct LineBreak {};                               // a hard break; soft breaks are spaces in Text
struct InlineImage { std::string source; std::string alt; };
struct FootnoteReference { int number = 0; };      // from 1, index into Document::footnotes
struct CrossReference { std::string id; };         // resolved through Document::labels
struct Span { Attributes attributes; Inlines content; };  // lang=…, .tel

struct Inline {
  std::variant<Text, Emphasis, Strong, Strikethrough, CodeSpan, Link, LineBreak, InlineImage, FootnoteReference,
               CrossReference, Span>
      node;
};

// ---- blocks

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph { Inlines content; };
struct Heading {
  int level = 2;
  std::string id;
  std::string number;                              // "2.1", empty when not numbered
  Inlines content;
  bool unnumbered = false;                         // {.unnumbered}: never numbered
};
struct ListItem { Blocks content; std::optional<bool> checked; };
struct List { bool ordered = false; int start = 1; bool tight = true; std::vector<ListItem> items; };
struct Definition { Inlines term; std::vector<Blocks> meanings; };
struct DefinitionList { bool tight = true; std::vector<Definition> items; };
struct Quote { Blocks content; };
struct CodeBlock { std::string language; std::string text; };
struct ThematicBreak {};

enum class ColumnAlignment { start, center, end, decimal };
struct TableCell { Inlines content; int column_span = 1; int row_span = 1; };
struct TableRow { std::vector<TableCell> cells; bool total = false; };   // total: ruled above
struct Table {
  std::string id;
  std::string label;                    // "Tabella 2", empty when it has no caption
  Inlines caption;
  std::string source;                   // "Fonte: …", may be empty
  std::vector<ColumnAlignment> alignment;
  std::vector<double> widths;           // relative; empty: automatic
  bool splits_rows = false;             // a long row may end on the next page
  TableRow groups;                      // above the header, names over several columns; an empty one: that column's header stands alone
  TableRow header;                      // cells may be empty: no header
  std::vector<TableRow> rows;
};

struct Figure {
  std::string id;
  std::string label;                    // "Figura 1"
  std::string source;                   // path below the workspace
  std::string alt;
  Inlines caption;
  double width = 1;                     // share of the text width
  std::string credit{};                 // "Foto: …", may be empty
  PictureCrop crop{};
  enum class Place { column, full, margin } place = Place::column;   // full: text and margin column
  double natural_width = 0, natural_height = 0;   // pixels, upright; 0: not read yet
};

enum class ChartType { bar, grouped, stacked, line, share, target, multiples };
struct ChartSeries { std::string name; std::vector<double> values; };    // one value a category, or missing_value()
struct Chart {
  std::string id;
  std::string label;                    // "Figura 2"
  ChartType type = ChartType::bar;
  Inlines title;                        // the finding
  std::string subtitle;                 // measure and period
  std::string source;
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;
  std::vector<double> targets;          // bar, target: one a category, or empty
  std::string unit;                     // "%", "EUR" or none
  std::string alt;                      // text alternative made from the data, in the edition's language
  std::string missing{};                // "Nessun dato per marzo", a line below the drawing; empty where nothing is missing
};

/// Written in the edition's language. Without times: the heading of the rows of a season.
struct HoursRow { std::string days; std::string times; };
struct OpeningHours { std::vector<HoursRow> rows; };
struct QrCode { std::string url; Inlines label; };

/// One entry of the service directory, its texts in the edition's language.
struct ServiceEntry {
  std::string id, name, managing_body, category, category_name, audience, description, access, bring, receive, cost;
  std::string address, municipality, phone, email, pec, site, languages, mediation, accessibility, verified, source;
  std::vector<std::string> remote;
  struct Spoken { LocaleTag language; std::string name; };
  std::vector<Spoken> spoken;             // languages, each by its own name
  std::vector<HoursRow> hours;
  double latitude = 0, longitude = 0;
  int number = 0;                         // in the project's directory, from 1: the same on every list and map
};
struct Services { std::vector<ServiceEntry> entries; };

/// Services by their numbers where they are.
struct ServiceMap {
  std::string id;
  std::string label;                    // "Figura 3", empty without a caption
  Inlines caption;
  std::vector<ServiceEntry> entries;
  std::vector<MapLine> lines;
  std::string alt;                      // made from the data
  bool legend = true;                   // numbers and names below
};

/// The directory's other way in: services by topic, place or language, with the pages they stand on.
struct ServiceIndex {
  struct Item { std::string id, name; int number = 0; };
  struct Group { std::string name; LocaleTag language; std::vector<Item> items; };   // language: of the name, empty: the document's
  bool numbers_only = false;            // a line of numbers a group, not a line a service
  std::vector<Group> groups;
};

enum class ContainerKind {
  panel, cover, columns, column, callout, steps, checklist, key_figures, contacts, workpackage, pullquote, aside, story,
  agenda, programme, signature, project_card, landscape, long_text, short_text, plain
};
/// A `:::` container whose meaning the outputs know; its keys stay in `attributes`.
struct Container { ContainerKind kind = ContainerKind::plain; Attributes attributes; Blocks content; };

enum class ContentsOf { headings, figures, tables };
struct TableOfContents { ContentsOf of = ContentsOf::headings; };
struct PageBreak {};

struct Block {
  std::variant<Paragraph, Heading, List, DefinitionList, Quote, CodeBlock, ThematicBreak, Table, Figure, Chart, OpeningHours, QrCode,
               Services, ServiceMap, ServiceIndex, Container, TableOfContents, PageBreak>
      node;
  SourceSpan span;                      // where it stands in the source, for diagnostics (overflow, missing glyph)
};

struct Footnote { int number = 0; Blocks content; };

struct Document {
  LocaleTag language;
  /// The language the text really is in, block by block, is `language`, but for blocks inside a plain container with lang=.
  std::string title;
  std::string summary;
  Blocks blocks;
  std::vector<Footnote> footnotes;
  std::map<std::string, std::string> labels;   // id -> "Tabella 2"
};

/// Text without markup; footnote marks are dropped, cross-references written out through `labels`.
std::string plain_text(const Inlines& inlines, const std::map<std::string, std::string>& labels = {});

}  // namespace divulga
