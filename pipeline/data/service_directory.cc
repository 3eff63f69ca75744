#include "data/service_directory.h"

#include <algorithm>
#include <cmath>

#include "data/row_faults.h"
#include "diag/words.h"
#include "workspace/facts_file.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

const std::vector<std::string>& service_columns() {
  static const std::vector<std::string> names{
      "id",      "name", "managing_body", "category", "audience", "description", "access",    "bring",     "receive",       "cost",     "address", "municipality", "lat",
      "lon",     "hours", "phone",        "email",    "pec",      "site",        "remote",    "languages", "mediation",     "accessibility", "verified", "source"};
  return names;
}

/// Reads the cells of one row; every fault is reported at its cell.
class ServiceRow {
 public:
  ServiceRow(const Dataset& table, const std::vector<Dataset::Cell>& cells, RowFaults& faults) : table_(table), cells_(cells), faults_(faults) {}

  const Dataset::Cell& cell(const char* column) const {
    static const Dataset::Cell none;
    const auto at = table_.column(column);
    return at ? cells_[*at] : none;
  }

  SourceString text(const char* column, Presence presence = Presence::optional) const {
    const Dataset::Cell& found = cell(column);
    if (found.text.empty() && presence == Presence::required) fault("empty-cell", found, message("'{0}' is empty", column));
    return {found.text, found.span};
  }

  double coordinate(const char* column, double limit) const {
    const Dataset::Cell& found = cell(column);
    const auto value = Dataset::number(found);
    if (value && std::abs(*value) <= limit && *value != 0) return *value;
    fault("bad-coordinate", found, message("'{0}' must be degrees, not '{1}'", column, found.text),
          message("write 45.1525, as a map on the web shows it: latitude in 'lat', longitude in 'lon'"));
    return 0;
  }

  size_t one_of(const char* column, const std::vector<std::string>& words, size_t otherwise) const {
    const Dataset::Cell& found = cell(column);
    const auto word = std::find(words.begin(), words.end(), found.text);
    if (word != words.end()) return static_cast<size_t>(word - words.begin());
    const Message near = did_you_mean(found.text, words);
    fault("wrong-value", found, message("'{0}' must be {1}, not '{2}'", column, one_of_words(words), found.text), near);
    return otherwise;
  }

  std::string checked(const char* column, bool (*good)(const std::string&), const Message& expected, const Message& hint = {}) const {
    const Dataset::Cell& found = cell(column);
    if (found.text.empty() || good(found.text)) return found.text;
    fault("wrong-value", found, message("'{0}' must be {1}, not '{2}'", column, expected, found.text), hint);
    return {};
  }

  Hours hours() const {
    const Dataset::Cell& found = cell("hours");
    if (found.text.empty()) return {};
    HoursProblem problem;
    if (auto parsed = parse_hours(found.text, problem)) return *parsed;
    Dataset::Cell part = found;
    const bool quoted = found.text.find_first_of(",\"") != std::string::npos;   // as it stands in the file
    part.span.column += static_cast<int>(problem.offset) + (quoted ? 1 : 0);
    part.span.length = static_cast<int>(problem.length);
    fault("bad-hours", part, message("hours are not understood: {0}", problem.message), message("write \"Mo-Fr 09:00-13:00; Tu,Th 15:00-18:00\""));
    return {};
  }

  std::vector<std::string> remote() const {
    static const std::vector<std::string> known{"chat", "video", "call"};
    std::vector<std::string> channels;
    for (const std::string& word : words_of(cell("remote").text)) {
      if (std::find(known.begin(), known.end(), word) != known.end()) channels.push_back(word);
      else fault("wrong-value", cell("remote"), message("'remote' holds '{0}'", word), message("{0}, with spaces between them", one_of_words(known)));
    }
    return channels;
  }

  std::vector<LocaleTag> languages() const {
    std::vector<LocaleTag> tags;
    for (const std::string& word : words_of(cell("languages").text)) {
      if (is_known_language(word)) tags.emplace_back(word);
      else fault("wrong-value", cell("languages"), message("'{0}' is not a language tag", word), message("write codes with spaces between them: it en ar"));
    }
    return tags;
  }

  std::optional<Date> date(const char* column) const {
    const Dataset::Cell& found = cell(column);
    const auto parsed = parse_date(found.text);
    if (!parsed && !found.text.empty())
      fault("wrong-value", found, message("'{0}' must be a date, not '{1}'", column, found.text), message("write year-month-day: 2026-10-01"));
    return parsed;
  }

  void fault(const char* code, const Dataset::Cell& where, Message message, Message hint = {}) const {
    // A column that is missing altogether is told once, at the header.
    if (where.span.known()) faults_.error(code, where.span, std::move(message), std::move(hint));
  }

 private:

  const Dataset& table_;
  const std::vector<Dataset::Cell>& cells_;
  RowFaults& faults_;
};

bool is_service_id(const std::string& text) { return is_file_name(text); }

Service read_service(const ServiceRow& row) {
  Service service;
  service.id = row.checked("id", is_service_id, message("a name"), message("lower-case letters without accents, digits, '-' and '_'"));
  service.name = row.text("name", Presence::required);
  service.managing_body = row.text("managing_body");
  service.category = topics()[row.one_of("category", topics(), 0)];
  service.audience = row.text("audience");
  service.description = row.text("description", Presence::required);
  service.access = row.text("access");
  service.bring = row.text("bring");
  service.receive = row.text("receive");
  service.cost = row.text("cost");
  service.address = row.text("address", Presence::required);
  service.municipality = row.text("municipality", Presence::required);
  service.latitude = row.coordinate("lat", 90);
  service.longitude = row.coordinate("lon", 180);
  service.hours = row.hours();
  service.hours_text = row.text("hours").text;
  service.phone = row.checked("phone", is_phone, message("a telephone number"), message("digits and spaces, with the country's prefix: +39 0000 000 001"));
  service.email = row.checked("email", is_email, message("an e-mail address"));
  service.pec = row.checked("pec", is_email, message("an e-mail address"));
  service.site = row.checked("site", is_url, message("an address of the web"), message("write it whole: https://example.org/"));
  service.remote = row.remote();
  service.languages = row.languages();
  service.mediation = static_cast<Service::Mediation>(row.one_of("mediation", {"yes", "no", "appointment"}, 1));
  service.accessibility = static_cast<Service::Accessibility>(row.one_of("accessibility", {"yes", "no", "partial"}, 1));
  service.verified = row.date("verified");
  service.source = row.text("source").text;
  return service;
}

void check_service_columns(const Dataset& table, DiagnosticSink& sink) {
  const std::vector<std::string>& names = service_columns();
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (std::find(names.begin(), names.end(), table.columns[i]) != names.end()) continue;
    const Message near = did_you_mean(table.columns[i], names);
    sink.error("unknown-column", table.column_spans[i], message("unknown column '{0}' in 'services.csv'", table.columns[i]), near.empty() ? message("known columns: {0}", all) : message("{0} known columns: {1}", near, all));
  }
  if (table.columns.front() != "id" && table.column("id"))
    sink.error("wrong-column", table.column_spans.front(), message("the first column must be 'id', not '{0}'", table.columns.front()), message("the first column names each row"));
  for (const std::string& name : names)
    if (!table.column(name)) sink.error("missing-column", {table.file, 1, 1, 0}, message("column '{0}' is missing in 'services.csv'", name), message("a column may be empty, but its name stands in the first line"));
}

}  // namespace

std::vector<Service> load_services(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink) {
  const std::string file = join_path(project.directory, "services.csv");
  if (!files.exists(join_path(root, file))) return {};
  const Dataset table = read_dataset(files, root, file, sink);
  if (table.columns.empty()) return {};
  check_service_columns(table, sink);
  RowFaults faults(sink);
  std::vector<Service> services;
  for (const auto& cells : table.rows) services.push_back(read_service(ServiceRow(table, cells, faults)));
  return services;
}

}  // namespace divulga
