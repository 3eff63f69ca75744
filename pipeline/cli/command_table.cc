#include "cli/command_table.h"

namespace divulga {
namespace {

const OptionSpec help{"help", "", "print this help and leave"};
const OptionSpec format{"format", "FORMAT", "text (default) or json"};
const OptionSpec project{"project", "NAME", "only this project of the workspace"};
const OptionSpec output{"output", "DIR", "write there instead of into 'output'"};
const OptionSpec quiet{"quiet", "", "print errors only"};

std::vector<CommandSpec> make_table() {
  return {
      {"init", "DIR", 1, "make a workspace with one small, complete project in two languages",
       "Makes DIR with a project that builds at once: a leaflet, a page, a news item and a newsletter in Italian and English, "
       "with facts, results and a service directory. Change its texts and go on from there. A folder that holds anything "
       "already is left alone.",
       {help},
       {"divulga init sportello && cd sportello && divulga build"}},
      {"new", "FOLDER/NAME", 1, "start a material from its design's skeleton",
       "Writes content/<project>/FOLDER/NAME.md with the skeleton of a design: a text that builds at once, in Italian, with notes on "
       "what goes where. Change it and go on from there. Without --design it is the folder's own design; a material that is there "
       "already is left alone.",
       {{"design", "DESIGN", "one of those that `divulga designs` lists"}, project, quiet, help},
       {"divulga new leaflets/sportello --design leaflet-z", "divulga new events/festa"}},
      {"designs", "", 0, "list the designs with their page size and what they are for",
       "The designs of the installation, and those of the workspace's own folder templates/ in their place or beside them.",
       {format, help},
       {"divulga designs"}},
      {"check", "[WORKSPACE]", 1, "find every mistake without writing anything",
       "Reads every file, composes every edition and lays out every page, and tells all mistakes at once, each with file, line, "
       "column and what to do. WORKSPACE is a workspace, or a project's folder inside one; default: where you stand. With "
       "--typography it also says how well lines are filled, per file and language: lines of running text, how many have spaces "
       "over 1.5 times their normal width and the widest space, how many end with a hyphen and the longest row of them, lines "
       "that are too wide, and the languages that the text is marked with.",
       {project, {"lang", "LANGUAGES", "only these languages, separated by commas"}, {"only", "GLOB", "only materials that match, e.g. 'leaflets/*'"},
        {"jobs", "N", "use N threads (default: one a core)"}, {"explain", "", "say how closely each document was set to fit its design"},
        {"typography", "", "say how well lines are filled, per file and language"}, format, quiet, help},
       {"divulga check", "divulga check content/ponte --lang ar,it", "divulga check --typography --only 'reports/*'"}},
      {"translate", "[update] LANGUAGE | export [MATERIAL] | import FILE… | machine LANGUAGE | status | pseudo", 1000, "hand texts to translators, take their work in, and say what is left",
       "`translate LANGUAGE`, or `translate update LANGUAGE`, writes locales/LANGUAGE/<project>.po with every text of the project. What is translated "
       "stays, wherever its text has moved; a text that was reworded keeps its translation, marked fuzzy, with the former text beside the "
       "new one; new ones wait empty. Open the file in Poedit or in any text editor, and build again when it is filled in, wholly or in "
       "part. For a new language, add it to 'languages' in project.yaml as well.\n\n"
       "`translate export` writes files for translators into output/<project>/translations or --to: Word tables, OpenDocument tables or CSV, a "
       "file a material and language, XLIFF for agencies, PO for translation programs. MATERIAL is one, or a pattern such as 'leaflets/*'.\n\n"
       "`translate import FILE…` takes them back in, whatever their form and name. Damaged rows are told one by one and left out, the others "
       "go into the catalogs, all at once. A text that somebody changed or reviewed since the file went out is kept unless --overwrite is given.\n\n"
       "`translate status` says how far every material is in every language: the share of its texts that somebody answers for, words left, "
       "what is stale, what is held back and why. With --lang it shows the stale texts and which of their words changed; --format html makes "
       "a page to put up or print.\n\n"
       "`translate pseudo` makes everything in two invented languages, below output/pseudo: one two fifths longer than the source, and one "
       "that is written from right to left. What does not fit, is cut off or was never given to the translators shows there "
       "before the first word is translated.\n\n"
       "`translate machine LANGUAGE` has what is missing translated by the machine that divulga.yaml names. Its texts are marked "
       "as a machine's and do not count until somebody has reviewed them.",
       {project, {"lang", "LANGUAGES", "export, import, status: only these languages, separated by commas"}, {"on", "DATE", "update: the day from which a text is stale (default: today)"},
        {"as", "FORM", "export: docx, ods, csv, xliff12, xliff20, po or pot"},
        {"to", "DIR", "export: write there"}, {"only-missing", "", "export: only what is missing, a draft, made by a machine or stale"},
        {"no-pictures", "", "export: leave out the pictures of the page in Word tables"},
        {"dry-run", "", "import, machine: say what would happen, change nothing"}, {"overwrite", "", "import: take the file's text where the project has a newer one"},
        {"workspace", "DIR", "export, import: the workspace (default: where you stand)"},
        {"only", "GLOB", "pseudo, machine: only materials that match, e.g. 'leaflets/*'"}, {"jobs", "N", "pseudo: use N threads (default: one a core)"},
        {"output", "PATH", "status: write into this file; export, pseudo: into this folder"}, {"format", "FORMAT", "text (default) or json; status: html too"}, quiet, help},
       {"divulga translate ar", "divulga translate export leaflets/sportello --lang ar --as docx", "divulga translate import sportello.docx --dry-run",
        "divulga translate status --lang ar,ur", "divulga translate status --format html --output status.html", "divulga translate pseudo --only 'leaflets/*'"}},
      {"verify", "FOLDER/NAME [WORKSPACE]", 2, "say that translations still hold, in many languages at once",
       "Writes the day into the catalogs for every text of the materials named ('leaflets/*', or '**' for all of them), partials too. A text "
       "that is stale, a draft or a machine's is told and left as it is, unless --accept says that its translation holds for the text as it is now.",
       {project, {"lang", "LANGUAGES", "only these languages, separated by commas"}, {"on", "DATE", "the day on which somebody looked (default: today)"},
        {"accept", "", "take translations of reworded texts, drafts and machine translations as they are"}, {"reviewed", "", "a second person has read them: they are reviewed"},
        format, quiet, help},
       {"divulga verify leaflets/sportello-ponte --lang ar,ur", "divulga verify '**' --on 2026-11-20"}},
      {"build", "[WORKSPACE]", 1, "make every artifact that is missing or no longer up to date",
       "Turns content into PDF, site and mail below output/<project>/, with a manifest of what was made from what. When the "
       "content has an error nothing is written. What has not changed is not made again; the bytes do not depend on the "
       "number of threads.",
       {project, {"lang", "LANGUAGES", "only these languages, separated by commas"}, {"only", "GLOB", "only materials that match, e.g. 'leaflets/*'"},
        output, {"jobs", "N", "use N threads (default: one a core)"}, {"explain", "", "say why each artifact was made again, and how closely it was set to fit"},
        {"force", "", "make everything again"}, format, quiet, help},
       {"divulga build", "divulga build --lang ar,it --only 'leaflets/*' --explain"}},
      {"publish", "[WORKSPACE]", 1, "put the built site into a release folder and switch to it at once",
       "Copies the site and its downloads into a new release, then switches the link 'current' in one step: a reader sees the "
       "old site or the new one, never half of each. The last ten releases are kept.",
       {project, output, {"to", "DIR", "the release folder (default: channels.release in project.yaml)"},
        {"rollback", "", "switch back to the release before the present one"}, {"list", "", "list the releases"}, format, quiet, help},
       {"divulga publish", "divulga publish --rollback"}},
      {"facts", "status | affected NAME [WORKSPACE]", 3, "say which facts are out of date, and where a fact went out",
       "`facts status` lists facts that have expired, that expire within --within days, that name days which have passed, and that nobody ever "
       "verified, by owner. `facts affected NAME` lists every artifact that carries a fact: what stands in the output, what is "
       "online, what was mailed when to how many, what was printed with how many copies, each with the value that it has. "
       "With --value OLD only those with that value.",
       {project, {"within", "DAYS", "facts that expire in so many days (default: 30)"}, {"value", "OLD", "only what carries this value, as facts.yaml had it"}, output, format, quiet, help},
       {"divulga facts status --within 60", "divulga facts affected desk.phone --value '+39 0000 000 001'"}},
      {"register", "print PATH | list [WORKSPACE]", 3, "write down a print run, and list what went out",
       "What goes out of a project is written down in .divulga/register/<project>.jsonl, which is only ever added to: `publish` "
       "writes what changed on the site, `send` and `serve` write what was mailed. `register print PATH` adds a print run: PATH is an "
       "artifact of the output, and --copies says how many. `register list` shows it all.",
       {project, {"copies", "N", "how many were printed (required)"}, {"on", "DATE", "the day of the print run (default: today)"},
        {"note", "TEXT", "anything worth knowing: the printer, where they lie"}, output, format, quiet, help},
       {"divulga register print ar/leaflets/sportello-ponte.print.pdf --copies 500 --note \"Tipografia Esempio\"", "divulga register list"}},
      {"list", "import FILE | show [LIST]", 2, "take in and show lists of subscribers",
       "`list import FILE` takes in a CSV with the columns email, name, language and any others; the list's name is the file's, or "
       "--list. Rows with a mistake are told one by one, the good ones are taken, and nobody who left is brought back. "
       "`list show` prints the lists, `list show LIST` one list by language and state.",
       {project, {"list", "NAME", "the list's name (default: the file's name)"}, {"dry-run", "", "say what would happen, change nothing"},
        {"workspace", "DIR", "the workspace (default: where you stand)"}, format, quiet, help},
       {"divulga list import stakeholders.csv --dry-run", "divulga list show stakeholders"}},
      {"send", "NEWSLETTER", 1, "send a newsletter to a list, now or at a local time",
       "Freezes the audience, one delivery a subscriber, each in their language. `divulga serve` sends at the time given; --now "
       "sends before the command returns. A campaign that was cut off goes on where it was: nobody is left out, nobody gets "
       "two copies.",
       {project, {"list", "NAME", "the list (required)"}, {"at", "TIME", "local time, \"YYYY-MM-DD HH:MM\""},
        {"zone", "ZONE", "time zone of --at (default: Europe/Rome)"}, {"now", "", "send at once"},
        {"dry-run", "", "say who would get which edition, send nothing"}, output,
        {"workspace", "DIR", "the workspace (default: where you stand)"}, format, quiet, help},
       {"divulga send newsletters/2026-11 --list stakeholders --at \"2026-11-27 09:00\" --zone Europe/Rome"}},
      {"serve", "[WORKSPACE]", 1, "hold the schedule, deliver, and answer the unsubscribe pages",
       "Runs until it is told to stop (SIGTERM or Ctrl-C). Campaigns start at their time; after a crash it goes on without a loss "
       "or a second copy. Public pages answer on --address and --port.",
       {project, {"address", "ADDRESS", "address to listen on (default: 127.0.0.1)"}, {"port", "PORT", "port to listen on, 0 for any free one (default: 8025)"},
        {"ready-file", "FILE", "write the chosen address there once it answers"}, output, quiet, help},
       {"divulga serve --port 8025"}},
      {"status", "[WORKSPACE]", 1, "what was made, what is out of date, what was sent",
       "Per project: artifacts by kind and language, the release that is current, and campaigns with the state of every recipient counted.",
       {project, output, format, help},
       {"divulga status", "divulga status --format json"}},
  };
}

}  // namespace

const std::vector<CommandSpec>& command_table() {
  static const std::vector<CommandSpec> table = make_table();
  return table;
}

const CommandSpec* find_command(const std::string& name) {
  for (const CommandSpec& command : command_table())
    if (command.name == name) return &command;
  return nullptr;
}

std::string Invocation::value(const std::string& option, std::string otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? otherwise : found->second;
}

}  // namespace divulga
