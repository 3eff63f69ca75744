#include "service/list_commands.h"

#include <ostream>
#include <set>

#include "diag/json.h"
#include "mail/mail_address.h"

namespace divulga {
namespace {

const Dataset::Cell& cell_of(const std::vector<Dataset::Cell>& row, std::optional<size_t> column) {
  static const Dataset::Cell none;
  return column ? row[*column] : none;
}

bool has_control(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  }
  return false;
}

/// Reads subscribers out of a table, telling what is wrong with which cell.
class SubscriberRows {
 public:
  SubscriberRows(const Dataset& rows, const Project& project, DiagnosticSink& sink)
      : rows_(rows), project_(project), sink_(sink), email_(rows.column("email")), name_(rows.column("name")),
        language_(rows.column("language")), organisation_(rows.column("organisation")) {}

  std::vector<Subscriber> read() {
    if (!email_) {
      sink_.error("missing-column", {rows_.file, 1, 1, 0}, message("the list has no column 'email'"), message("the first line names the columns: email,name,language,organisation"));
      return {};
    }
    std::vector<Subscriber> people;
    for (const auto& row : rows_.rows) {
      if (std::optional<Subscriber> person = read_row(row)) people.push_back(std::move(*person));
    }
    return people;
  }

 private:
  std::optional<Subscriber> read_row(const std::vector<Dataset::Cell>& row) {
    const Dataset::Cell& email = cell_of(row, email_);
    Subscriber person;
    person.canonical = canonical_address(email.text);
    person.address = email.text.substr(email.text.find_first_not_of(' ') == std::string::npos ? 0 : email.text.find_first_not_of(' '), person.canonical.size());
    if (const Message problem = address_problem(person.address); !problem.empty()) {
      sink_.error("bad-address", email.span, message("the address '{0}' {1}", email.text, problem), message("write it as name@domain"));
      return std::nullopt;
    }
    if (!seen_.insert(person.canonical).second) {
      sink_.warning("double-address", email.span, message("the address '{0}' stands in the file twice", email.text), message("the first row counts"));
      return std::nullopt;
    }
    person.name = cell_of(row, name_).text;
    person.organisation = cell_of(row, organisation_).text;
    if (has_control(person.name)) {
      sink_.error("bad-name", cell_of(row, name_).span, message("the name holds a line break or another control character"));
      return std::nullopt;
    }
    const Dataset::Cell& language = cell_of(row, language_);
    if (!language.text.empty() && !is_known_language(language.text)) {
      sink_.error("unknown-language", language.span, message("unknown language '{0}'", language.text), message("write a tag such as it, ar, zh"));
      return std::nullopt;
    }
    person.language = language.text.empty() ? project_.source_language.str() : LocaleTag(language.text).str();
    for (size_t i = 0; i < rows_.columns.size(); ++i) {
      const bool known = i == email_ || i == name_ || i == language_ || i == organisation_;
      if (!known && !row[i].text.empty()) person.attributes[rows_.columns[i]] = row[i].text;
    }
    return person;
  }

  const Dataset& rows_;
  const Project& project_;
  DiagnosticSink& sink_;
  std::optional<size_t> email_, name_, language_, organisation_;
  std::set<std::string> seen_;
};

}  // namespace

std::string find_import_file(const FileSystem& files, const std::string& root, const Project& project, const std::string& file) {
  const std::string below = file.starts_with(root + "/") ? file.substr(root.size() + 1) : file;
  for (const std::string& candidate : {below, join_path(project.directory, below)}) {
    if (!candidate.starts_with('/') && files.exists(join_path(root, candidate)) && !files.is_directory(join_path(root, candidate))) return candidate;
  }
  throw Error(message("there is no file '{0}' in the workspace", file), message("name a CSV below the workspace or in {0}", project.directory));
}

ListImport import_list(const Dataset& rows, const Project& project, const std::string& list, bool dry_run, Subscribers& subscribers,
                       const Clock& clock, DiagnosticSink& sink) {
  ListImport summary;
  summary.dry_run = dry_run;
  summary.rows = static_cast<std::int64_t>(rows.rows.size());
  summary.list = list.empty() ? rows.name : list;
  const std::vector<Subscriber> people = SubscriberRows(rows, project, sink).read();
  summary.refused = summary.rows - static_cast<std::int64_t>(people.size());
  if (people.empty()) return summary;
  const std::string reason = project.mail ? project.mail->reason.text : std::string();
  MailingList wanted{0, summary.list, project.id, project.mail ? project.mail->from_name.text : project.title.text, reason, "consent"};
  const MailingList made = subscribers.ensure_list(wanted, clock.now());
  if (made.project != project.id) throw Error(message("list '{0}' belongs to project '{1}'", made.name, made.project), message("give another name with --list"));
  const Consent consent{clock.now(), "import " + file_name_of(rows.file), reason, project.source_language.str()};
  for (const SubscribeResult result : subscribers.subscribe(made.id, people, consent, dry_run)) {
    switch (result) {
      case SubscribeResult::added: ++summary.added; break;
      case SubscribeResult::updated: ++summary.updated; break;
      case SubscribeResult::unchanged: ++summary.unchanged; break;
      case SubscribeResult::left: ++summary.left; break;
      case SubscribeResult::suppressed: ++summary.suppressed; break;
    }
  }
  return summary;
}

std::vector<ListFigures> list_figures(Subscribers& subscribers, const std::string& name) {
  std::vector<ListFigures> all;
  std::vector<std::string> names;
  for (const MailingList& list : subscribers.lists()) {
    names.push_back(list.name);
    if (!name.empty() && list.name != name) continue;
    ListFigures figures{list, 0, 0, {}};
    for (const Subscription& member : subscribers.members(list.id)) {
      if (member.state == SubscriptionState::active) {
        ++figures.active;
        ++figures.active_by_language[member.subscriber.language];
      } else {
        ++figures.left;
      }
    }
    all.push_back(std::move(figures));
  }
  if (!name.empty() && all.empty()) {
    const Message near = did_you_mean(name, names);
    throw Error(message("there is no list '{0}'", name), near.empty() ? message("make it with `divulga list import FILE`") : near);
  }
  return all;
}

void print(std::ostream& out, const ListImport& s, const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { out << words.in(vocabulary); };
  const Message counted = message("{0} added, {1} updated, {2} unchanged", s.added, s.updated, s.unchanged);
  say(s.dry_run ? message("would take in list '{0}': {1}", s.list, counted) : message("list '{0}': {1}", s.list, counted));
  if (s.left > 0) say(message_n(", {0} left before and stays away", ", {0} left before and stay away", s.left));
  if (s.suppressed > 0) say(message_n(", {0} refuses all mail", ", {0} refuse all mail", s.suppressed));
  if (s.refused > 0) say(message_n(", {0} row not taken", ", {0} rows not taken", s.refused));
  out << "\n";
}

void print(std::ostream& out, const std::vector<ListFigures>& figures, const Vocabulary& vocabulary) {
  const auto say = [&](const Message& words) { out << words.in(vocabulary); };
  if (figures.empty()) say(message("no lists yet: take one in with 'divulga list import FILE'")), out << "\n";
  for (const ListFigures& f : figures) {
    say(message_n("{1} ({2}): {0} active", "{1} ({2}): {0} active", f.active, f.list.name, f.list.project));
    if (f.left > 0) say(message_n(", {0} left", ", {0} left", f.left));
    for (const auto& [language, count] : f.active_by_language) out << (language == f.active_by_language.begin()->first ? "; " : ", ") << language << " " << count;
    out << "\n";
  }
}

std::string to_json(const ListImport& s) {
  const auto number = [](const char* key, std::int64_t value) { return ",\"" + std::string(key) + "\":" + std::to_string(value); };
  return "{\"list\":" + json_quote(s.list) + ",\"dry_run\":" + (s.dry_run ? "true" : "false") + number("rows", s.rows) + number("added", s.added) +
         number("updated", s.updated) + number("unchanged", s.unchanged) + number("left", s.left) + number("suppressed", s.suppressed) +
         number("refused", s.refused) + "}";
}

std::string to_json(const std::vector<ListFigures>& figures) {
  std::string out = "[";
  for (const ListFigures& f : figures) {
    std::string languages;
    for (const auto& [language, count] : f.active_by_language) languages += (languages.empty() ? "" : ",") + json_quote(language) + ":" + std::to_string(count);
    out += (out.size() > 1 ? "," : "") + std::string("{\"name\":") + json_quote(f.list.name) + ",\"project\":" + json_quote(f.list.project) +
           ",\"active\":" + std::to_string(f.active) + ",\"left\":" + std::to_string(f.left) + ",\"languages\":{" + languages + "}}";
  }
  return out + "]";
}

}  // namespace divulga
