#include "edition/edition_values.h"

#include <map>
#include <memory>
#include <mutex>

#include "edition/cell_text.h"
#include "edition/column_format.h"
#include "edition/words.h"

namespace divulga {
namespace {

/// A person's name is nobody's to translate.
bool is_identity(const std::string& column) { return column == "name" || column == "number"; }

class Values : public std::enable_shared_from_this<Values> {
 public:
  Values(const ProjectSources& sources, const LocaleTag& language)
      : sources_(sources), project_(sources.content.project), language_(language), catalog_(content_catalog(sources, language)) {}

  TemplateValue facts() const {
    TemplateValue out;
    for (const auto& fact : sources_.content.facts.all())
      out.set(fact.name, TemplateValue::Lazy([this_ = *this, &fact] { return format_fact(fact, this_.language_, this_.catalog_, hours_words(this_.sources_, this_.language_)); }));
    return out;
  }

  TemplateValue project() const {
    TemplateValue out;
    const auto& p = project_;
    out.set("id", p.id);
    out.set("title", text(p.title));
    out.set("acronym", p.acronym);
    out.set("summary", text(p.summary));
    for (const char* name : {"prog", "codes.prog"}) out.set(name, code(p.prog));
    for (const char* name : {"cup", "codes.cup"}) out.set(name, code(p.cup));
    for (const char* name : {"start", "period.start"}) out.set(name, date(p.start));
    for (const char* name : {"end", "period.end"}) out.set(name, date(p.end));
    out.set("objective", text(p.objective));
    out.set("measure", text(p.measure));
    out.set("scope", text(p.scope));
    out.set("intervention", text(p.intervention));
    out.set("budget.total", money(p.budget.total));
    out.set("budget.eu", money(p.budget.eu));
    out.set("budget.national", money(p.budget.national));
    out.set("lead", partner(p.lead));
    TemplateValue::List partners;
    for (const auto& one : p.partners) partners.push_back(partner(one));
    out.set("partners", std::move(partners));
    out.set("contacts.name", text(p.contacts.name));
    out.set("contacts.address", text(p.contacts.address));
    out.set("contacts.phone", code(p.contacts.phone));
    out.set("contacts.email", code(p.contacts.email));
    out.set("contacts.site", code(p.contacts.site));
    TemplateValue::List packages;
    for (const auto& wp : p.workpackages) {
      TemplateValue package;
      package.set("id", wp.id);
      package.set("title", text(wp.title));
      TemplateValue::List tasks;
      for (const auto& task : wp.tasks) tasks.push_back(TemplateValue::Map{{"id", task.id}, {"title", text(task.title)}});
      package.set("tasks", std::move(tasks));
      packages.push_back(package);
      out.set("wp." + wp.id, package);
    }
    out.set("workpackages", std::move(packages));
    return out;
  }

  /// Files and rows are only looked into where a name asks for them: a table may have a hundred thousand rows.
  TemplateValue results() const {
    TemplateValue::Map files;
    for (const auto& [name, dataset] : sources_.results)
      files.emplace(name, TemplateValue::deferred([self = shared_from_this(), &table = dataset] { return self->table_of(table); }));
    return files;
  }

  TemplateValue record(const std::map<std::string, std::string>& cells) const {
    TemplateValue::Map out;
    for (const auto& [column, value] : cells) {
      out.emplace(column, is_identity(column) ? value : written_cell(value, column, language_, catalog_));
    }
    return out;
  }

 private:
  TemplateValue table_of(const Dataset& dataset) const {
    TemplateValue::Map rows;
    TemplateValue::List list;
    const auto sums = std::make_shared<const std::vector<std::optional<double>>>(sums_of(dataset));
    for (const auto& cells : dataset.rows) {
      TemplateValue row = TemplateValue::deferred([self = shared_from_this(), &dataset, &cells, sums] { return self->row_of(dataset, cells, *sums); });
      list.push_back(row);
      if (!cells.empty()) rows.emplace(row_key(cells[0].text), std::move(row));
    }
    rows.emplace("rows", std::move(list));
    TemplateValue::Map total;               // a row of that name in the file itself goes first
    for (size_t i = 1; i < dataset.columns.size() && i < sums->size(); ++i)
      if ((*sums)[i]) add_number(total, dataset.columns[i], *(*sums)[i], *(*sums)[i]);
    if (!total.empty()) rows.emplace("total", std::move(total));
    return rows;
  }

  /// Of the columns that hold numbers only.
  static std::vector<std::optional<double>> sums_of(const Dataset& dataset) {
    std::vector<std::optional<double>> sums(dataset.columns.size(), 0.0);
    for (const auto& cells : dataset.rows) {
      for (size_t i = 0; i < cells.size() && i < sums.size(); ++i) {
        if (!sums[i] || cells[i].text.empty()) continue;
        const auto number = Dataset::number(cells[i]);
        if (number) *sums[i] += *number;
        else sums[i].reset();
      }
    }
    return sums;
  }

  TemplateValue row_of(const Dataset& dataset, const std::vector<Dataset::Cell>& cells, const std::vector<std::optional<double>>& sums) const {
    TemplateValue::Map row;
    for (size_t i = 0; i < cells.size() && i < dataset.columns.size(); ++i) {
      const std::string& column = dataset.columns[i];
      if (const auto number = Dataset::number(cells[i])) add_number(row, column, *number, i < sums.size() ? sums[i] : std::nullopt);
      row.insert_or_assign(column, TemplateValue::Lazy([self = shared_from_this(), &cell = cells[i], &column] {
                             return written_cell(cell.text, column, self->language_, self->catalog_);
                           }));
    }
    return row;
  }

  /// A number plain, as money, percent, without decimals, and as its share of the column's sum.
  void add_number(TemplateValue::Map& row, const std::string& column, double value, std::optional<double> sum) const {
    const auto add = [&](const std::string& name, auto write) {
      row.emplace(name, TemplateValue::Lazy([language = language_, value, write] { return write(language, value); }));
    };
    add(column, [](const LocaleTag& language, double v) { return format_number(language, v); });
    for (const char* name : {"money", "percent", "whole"})
      add(column + ":" + name, [format = *column_format(name)](const LocaleTag& language, double v) { return ColumnNumbers(format, language, 0)(v); });
    if (sum && *sum > 0)
      add(column + ":share", [format = *column_format("share"), all = *sum](const LocaleTag& language, double v) { return ColumnNumbers(format, language, all)(v); });
  }

  std::string text(const SourceString& source) const { return catalog_.get(source.text); }
  std::string code(const std::string& value) const { return kept_left_to_right(language_, value); }
  TemplateValue date(const Date& value) const {
    return TemplateValue::Lazy([value, language = language_] {
      return value.year ? format_date(language, value, DateStyle::long_) : std::string();
    });
  }
  TemplateValue money(double amount) const {
    return TemplateValue::Lazy([amount, language = language_] { return format_money(language, amount, "EUR"); });
  }
  TemplateValue partner(const Partner& one) const { return TemplateValue::Map{{"name", text(one.name)}, {"role", text(one.role)}}; }

  const ProjectSources& sources_;
  const Project& project_;
  LocaleTag language_;
  const Catalog& catalog_;
};

}  // namespace

TemplateValue edition_values(const ProjectSources& sources, const LocaleTag& language, const std::map<std::string, std::string>* record) {
  const auto made = std::make_shared<const Values>(sources, language);
  const Values& values = *made;
  TemplateValue::Map root{{"facts", values.facts()}, {"project", values.project()}, {"results", values.results()}};
  if (record) root.emplace("record", values.record(*record));
  return root;
}

std::string WrittenCells::get(const std::string& text, const std::string& column, const LocaleTag& language, const Catalog& catalog) {
  constexpr size_t most = 4096;
  const std::string key = column + '\0' + text;
  {
    std::lock_guard lock(mutex_);
    if (const auto known = cells_.find(key); known != cells_.end()) return known->second;
  }
  std::string written = written_cell(text, column, language, catalog);
  std::lock_guard lock(mutex_);
  if (cells_.size() >= most) cells_.clear();
  return cells_.emplace(key, std::move(written)).first->second;
}

TemplateValue record_values(const ProjectSources& sources, const LocaleTag& language, const std::map<std::string, std::string>& record, WrittenCells& known) {
  TemplateValue::Map out;
  for (const auto& [column, value] : record)
    out.emplace(column, is_identity(column) ? value : known.get(value, column, language, content_catalog(sources, language)));
  return out;
}

}  // namespace divulga
