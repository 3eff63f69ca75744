#include <algorithm>
#include <map>
#include <ostream>

#include "cli/command.h"
#include "data/service_directory.h"
#include "diag/json.h"
#include "publish/fact_carriers.h"
#include "service/mailing_register.h"
#include "service/workspace_store.h"
#include "workspace/facts_status.h"

namespace divulga {
namespace {

int days_asked(const CommandContext& context) {
  const std::string within = context.invocation.value("within", "30");
  if (within.empty() || within.size() > 4 || within.find_first_not_of("0123456789") != std::string::npos)
    throw UsageError(message("'--within {0}' is no number of days", within), message("give one from 0 to 9999"));
  return std::stoi(within);
}

// ---- status

Message told(const FactStatus& status) {
  const auto until = [&] { return to_iso(*status.fact->valid_until); };
  switch (status.state) {
    case FactState::expired: return message_n("valid until {1}, {0} day ago", "valid until {1}, {0} days ago", status.days, until());
    case FactState::expiring:
      return status.days == 0 ? message("valid until {0}, today", until()) : message_n("valid until {1}, in {0} day", "valid until {1}, in {0} days", status.days, until());
    case FactState::passed: return message_n("its last exception passed {0} day ago", "its last exception passed {0} days ago", status.days);
    case FactState::unverified: return message("nobody verified it");
    case FactState::good: break;
  }
  return {};
}

std::string json_of(const FactStatus& status) {
  const Fact& fact = *status.fact;
  std::string out = "{\"name\": " + json_quote(fact.name) + ", \"owner\": " + json_quote(fact.owner) + ", \"type\": " + json_quote(to_string(fact.type)) +
                    ", \"value\": " + json_quote(fact.value.text) + ", \"state\": " + json_quote(to_string(status.state)) + ", \"days\": " + std::to_string(status.days);
  if (fact.verified) out += ", \"verified\": " + json_quote(to_iso(*fact.verified));
  if (fact.valid_until) out += ", \"valid_until\": " + json_quote(to_iso(*fact.valid_until));
  return out + "}";
}

void print_status(const CommandContext& context, const std::string& project, const std::vector<FactStatus>& all, int within) {
  std::ostream& out = context.out;
  std::map<FactState, size_t> counts;
  size_t width = 0;
  for (const FactStatus& status : all) {
    ++counts[status.state];
    if (status.state != FactState::good) width = std::max(width, status.fact->name.size());
  }
  out << project << ": "
      << context.say(message("{0} facts, {1} expired, {2} to expire within {3} days, {4} never verified", all.size(), counts[FactState::expired],
                             counts[FactState::expiring], within, counts[FactState::unverified]))
      << "\n";
  const std::string* owner = nullptr;
  for (const FactStatus& status : all) {
    if (status.state == FactState::good) continue;
    if (!owner || *owner != status.fact->owner) {
      owner = &status.fact->owner;
      out << "\n" << (owner->empty() ? context.say(message("(no owner)")) : *owner) << "\n";
    }
    const std::string& name = status.fact->name;
    out << "  " << name << std::string(width - name.size() + 2, ' ') << status.fact->value.text << " (" << context.say(told(status)) << ")\n";
  }
}

ExitCode show_status(CommandContext& context, const Place& place) {
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  const Date day = today(context.clock);
  const int within = days_asked(context);
  std::string json;
  for (const ProjectContent& content : workspace.projects) {
    const std::vector<FactStatus> all = facts_status(content.facts, day, within);
    if (!wants_json(context)) {
      print_status(context, content.project.id, all, within);
      continue;
    }
    std::string facts;
    for (const FactStatus& status : all) facts += (facts.empty() ? "" : ",\n  ") + json_of(status);
    json += (json.empty() ? "" : ", ") + std::string("{\"project\": ") + json_quote(content.project.id) + ", \"on\": " + json_quote(to_iso(day)) +
            ", \"within\": " + std::to_string(within) + ", \"facts\": [\n  " + facts + "]}";
  }
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

// ---- affected

struct Affected {
  std::string project, value;           // value: now; empty: the fact is gone
  std::vector<FactCarrier> carriers;
};

Manifest manifest_of(const CommandContext& context, const Place& place, const Project& project) {
  const std::string path = join_path(join_path(place.output, project.id), "manifest.json");
  return context.files.exists(path) ? read_manifest(context.files.read(path)) : Manifest();
}

/// The register, and what the mail's own store knows of letters on their way.
std::vector<RegisterEvent> what_went_out(CommandContext& context, const Place& place, const Project& project) {
  std::vector<RegisterEvent> events = Register(context.files, place.root, project.id).events();
  if (!has_workspace_store(place.root)) return events;
  const auto store = open_workspace_store(place.root);
  for (RegisterEvent& event : unregistered_mailings(project.id, events, *store, *store, context.clock.now())) events.push_back(std::move(event));
  return events;
}

std::string value_now(const CommandContext& context, const Place& place, const ProjectContent& content, const std::string& name) {
  if (const Fact* fact = content.facts.find(name)) return fact->value.text;
  DiagnosticSink ignored;               // a check tells what is wrong with the directory
  for (const Service& service : load_services(context.files, place.root, content.project, ignored)) {
    const auto value = service_fact(service, name);
    if (value) return *value;
  }
  return "";
}

Message said(FactCarrier::Where where) {
  switch (where) {
    case FactCarrier::Where::built: return message("built");
    case FactCarrier::Where::online: return message("online");
    case FactCarrier::Where::mailed: return message("mailed");
    case FactCarrier::Where::printed: return message("printed");
  }
  return {};
}

void print_affected(const CommandContext& context, const std::string& name, const Affected& affected) {
  std::ostream& out = context.out;
  const auto of = [&](FactCarrier::Where where) { return std::count_if(affected.carriers.begin(), affected.carriers.end(), [&](const FactCarrier& c) { return c.where == where; }); };
  const Message counted = message("{0} built, {1} online, {2} mailed, {3} printed", of(FactCarrier::Where::built), of(FactCarrier::Where::online),
                                  of(FactCarrier::Where::mailed), of(FactCarrier::Where::printed));
  out << affected.project << ": "
      << context.say(affected.value.empty() ? message("{0} is not a fact any more; {1}", name, counted) : message("{0} is '{1}'; {2}", name, affected.value, counted)) << "\n";
  const FactCarrier* before = nullptr;
  for (const FactCarrier& carrier : affected.carriers) {
    if (!before || before->where != carrier.where) out << "\n" << context.say(said(carrier.where)) << "\n";
    before = &carrier;
    out << "  " << carrier.path;
    if (carrier.copies > 0) out << ", " << context.say(message_n("{0} copy", "{0} copies", carrier.copies));
    if (!carrier.day.empty()) out << ", " << context.say(carrier.where == FactCarrier::Where::online ? message("since {0}", carrier.day) : Message(carrier.day)) << " (" << carrier.reference << (carrier.place.empty() ? "" : ", " + carrier.place) << ")";
    if (!carrier.note.empty()) out << ", " << carrier.note;
    if (carrier.value != affected.value) out << ": " << context.say(message("it says '{0}'", carrier.value));
    out << "\n";
  }
}

std::string json_of(const FactCarrier& carrier, const std::string& now) {
  return "{\"where\": " + json_quote(to_string(carrier.where)) + ", \"path\": " + json_quote(carrier.path) + ", \"language\": " + json_quote(carrier.language) +
         ", \"value\": " + json_quote(carrier.value) + ", \"up_to_date\": " + (carrier.value == now ? "true" : "false") + ", \"day\": " + json_quote(carrier.day) +
         ", \"reference\": " + json_quote(carrier.reference) + ", \"place\": " + json_quote(carrier.place) + ", \"note\": " + json_quote(carrier.note) +
         ", \"copies\": " + std::to_string(carrier.copies) + "}";
}

ExitCode show_affected(CommandContext& context, const std::string& name, const Place& place) {
  DiagnosticSink sink;
  const Workspace workspace = load_place(context, place, sink);
  if (print_diagnostics(context, place.root, sink)) return ExitCode::content_errors;
  std::vector<Affected> all;
  std::vector<std::string> known;
  for (const ProjectContent& content : workspace.projects) {
    const Manifest built = manifest_of(context, place, content.project);
    const std::vector<RegisterEvent> events = what_went_out(context, place, content.project);
    Affected affected{content.project.id, value_now(context, place, content, name), fact_carriers(name, built, events)};
    for (const Fact& fact : content.facts.all()) known.push_back(fact.name);
    for (const std::string& carried : carried_names(built, events)) known.push_back(carried);
    if (affected.value.empty() && affected.carriers.empty()) continue;
    if (context.invocation.has("value")) std::erase_if(affected.carriers, [&](const FactCarrier& c) { return c.value != context.invocation.value("value"); });
    all.push_back(std::move(affected));
  }
  if (all.empty()) throw Error(message("there is no fact '{0}'", name), did_you_mean(name, known));
  std::string json;
  for (const Affected& affected : all) {
    if (!wants_json(context)) {
      print_affected(context, name, affected);
      continue;
    }
    std::string carriers;
    for (const FactCarrier& carrier : affected.carriers) carriers += (carriers.empty() ? "" : ",\n  ") + json_of(carrier, affected.value);
    json += (json.empty() ? "" : ", ") + std::string("{\"project\": ") + json_quote(affected.project) + ", \"fact\": " + json_quote(name) + ", \"value\": " + json_quote(affected.value) +
            ", \"carriers\": [\n  " + carriers + "]}";
  }
  if (wants_json(context)) context.out << "[" << json << "]\n";
  return ExitCode::done;
}

}  // namespace

ExitCode run_facts(CommandContext& context) {
  const std::vector<std::string>& words = context.invocation.arguments;
  if (words.empty() || (words[0] != "status" && words[0] != "affected"))
    throw UsageError(words.empty() ? message("status or affected?") : message("unknown word '{0}'", words[0]), message("'divulga facts status' and 'divulga facts affected NAME' are known"));
  if (words[0] == "status") return show_status(context, place_of(context, words.size() > 1 ? words[1] : ""));
  if (words.size() < 2) throw UsageError(message("which fact?"), message("usage: divulga facts affected NAME, for example desk.phone"));
  return show_affected(context, words[1], place_of(context, words.size() > 2 ? words[2] : ""));
}

}  // namespace divulga
