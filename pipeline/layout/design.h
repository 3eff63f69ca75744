#pragma once
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "geometry/geometry.h"
#include "layout/print_settings.h"
#include "text/font.h"
#include "text/paragraph.h"

namespace divulga {

/// A fold panel: where it stands in reading order is the source's business, where on the sheet is the design's.
enum class PanelRole { text, cover, closing };   // closing: the lockup stands at its foot
enum class Ground { paper, tint };
struct DesignPanel {
  std::string name;                     // cover, flap, inside-1 …
  Mm width;
  PanelRole role = PanelRole::text;
  Ground ground = Ground::paper;
};
/// One side of a folded sheet; panels from the left in a left-to-right language, mirrored in a right-to-left one.
struct DesignSheet {
  std::string name;                     // outside, inside
  std::vector<DesignPanel> panels;
};

/// The sizes of a design before the script's optical adjustment. Sizes are steps of one scale on the body's size.
struct DesignType {
  FontRole family = FontRole::sans;
  Pt body{10}, leading{14}, floor{9};   // floor: the smallest body that copy-fitting may reach
  std::map<std::string, Pt> floors;     // the same for single scripts (ISO 15924)
  std::map<std::string, Pt> bodies;     // the body of single scripts, where it is another
  double scale = 1.2;
  double caption = -1, heading3 = 1, heading2 = 2, title = 4, display = 5, figure = 4;   // steps of the scale
  Alignment alignment = Alignment::start;
  bool hyphenate = false;
  int widows = 2, orphans = 2;          // fewest lines of a paragraph at a page's head and foot
  bool protrusion = false;              // of justified text: hyphens, stops and quotes hang over the edges

  Pt floor_of(const LocaleTag& language) const;
  Pt body_of(const LocaleTag& language) const;
};

/// Nastaliq: letters of a word stand on a slope and reach beyond their line.
bool is_sloping(const LocaleTag& language);

/// How far a text may be set closer before it is refused.
struct DesignFit {
  double tracking = 10;                 // thousandths of an em less between letters
  double leading = 94;                  // percent of the design's own
  Pt step{0.25};                        // from size to size
};

/// facing: the source language and the edition's in two columns, block beside block.
enum class DesignKind { pages, panels, facing };
enum class CoverStyle { none, masthead, letterhead, banner, centred, poster, page };
enum class Occasion { none, block };    // where a material has a start or a place: not shown, or the day as a large figure
enum class StepMarks { discs, rail, numerals };
enum class AsideLook { rule, box };
enum class ProgrammeLook { table, timeline };
enum class HeadingLook { plain, ruled };
enum class Sections { run, page };      // page: a heading of level 2 opens a page, across all columns
/// What stands at the head of a page: nothing, the title, the section, or the one and the other.
enum class RunningHead { none, title, section, both };
enum class LockupPlace { last_page, cover, cover_and_last, panel };

/// Page geometry and manners of one design, read from templates/<name>/design.yaml. Lengths in millimetres.
struct Design {
  std::string name;
  std::string file;                     // for diagnostics
  std::string description;              // one line, for those who choose
  DesignKind kind = DesignKind::pages;
  Mm width{210}, height{297};
  Mm top{20}, bottom{20}, start{20}, end{20};   // margins of a page, or of each panel
  Mm text{0}, gutter{0}, margin{0};     // text column, distance to and width of the margin column; text 0: all between the margins
  std::vector<DesignSheet> sheets;      // panels only
  DesignType type;
  CoverStyle cover = CoverStyle::masthead;
  double cover_colour = 0;              // percent of the cover's height in the primary colour, at least; 0: as the cover's kind has it
  Occasion occasion = Occasion::none;
  StepMarks step_marks = StepMarks::discs;
  AsideLook asides = AsideLook::rule;
  ProgrammeLook programme = ProgrammeLook::table;
  HeadingLook headings = HeadingLook::plain;
  Sections sections = Sections::run;
  LockupPlace lockup = LockupPlace::last_page;
  Mm emblem{11};                        // height of the emblem, at least 10
  bool foot = true;                     // running foot with codes and page number
  int max_pages = 0;                    // 0: as many as needed; more is an overflow
  int multiple = 1;                     // page count is a multiple of this (4: folded and stapled)
  DesignFit fit;
  bool centre = false;                  // content stands in the middle of the page's height
  bool own_page_for_parts = false;      // a work package opens a page
  bool note_pages = false;              // pages that `multiple` leaves empty get lines to write on
  bool full_entries = false;            // services as cards with all that they say, not as a few lines
  bool own_card = false;                // the cover shows the project card
  int contents_levels = 2;
  int numbered_levels = 4;              // headings deeper than that show no number
  RunningHead head = RunningHead::none;
  bool facing = false;                  // left and right pages: heads and page numbers stand at the outer edge
  PrintSettings print;
};

/// The designs of the workspace and of the installation, sorted, each once.
std::vector<std::string> design_names(const FileSystem& files, const std::string& share, const std::string& root);

/// Reads templates/<name>/design.yaml of the workspace, or of the installation where the workspace has none.
/// Unknown keys, wrong types and impossible geometry are diagnostics with their place; then the result is not fit for use.
Design load_design(const FileSystem& files, const std::string& share, const std::string& root, const std::string& name,
                   DiagnosticSink& sink);

}  // namespace divulga
