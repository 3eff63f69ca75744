#include "workspace/project_file.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "fs/file_system.h"
#include "workspace/brand_file.h"
#include "workspace/mapping.h"

namespace divulga {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void read_codes(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping codes(node, "codes", sink);
  project.prog = codes.text("prog").text;
  const SourceString cup = codes.text("cup");
  project.cup = cup.text;
  if (!cup.empty() && !is_cup(cup.text))
    sink.error("bad-cup", cup.span, message("'{0}' is not a CUP", cup.text),
               message("a CUP has one letter, two digits, one letter and eleven digits: F65E24000170001"));
  codes.finish();
}

void read_period(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping period(node, "period", sink);
  const auto start = period.date("start", Presence::required), end = period.date("end", Presence::required);
  if (start && end && *end < *start)
    sink.error("period-reversed", node.find("end")->span, message("the project ends on {0}, before it starts on {1}", to_iso(*end), to_iso(*start)));
  project.start = start.value_or(Date{});
  project.end = end.value_or(Date{});
  period.finish();
}

void read_budget(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping budget(node, "budget", sink);
  const auto total = budget.amount("total"), eu = budget.amount("eu"), national = budget.amount("national");
  project.budget = {total.value_or(0), eu.value_or(0), national.value_or(0)};
  if (total && eu && national && std::abs(*total - *eu - *national) > 0.005)
    sink.error("budget-sum", node.find("total")->span, message("'total' is not the sum of 'eu' and 'national'"),
               message("they add up to {0}", format_number(LocaleTag("en"), *eu + *national)));
  budget.finish();
}

Partner read_partner(const YamlNode& node, const std::string& name, DiagnosticSink& sink) {
  Mapping mapping(node, name, sink);
  Partner partner{mapping.text("name", Presence::required), mapping.text("role")};
  mapping.finish();
  return partner;
}

/// Ids are unique among their kind; `seen` maps them to the line of the first.
std::string read_id(Mapping& mapping, const Message& what, std::map<std::string, int>& seen, DiagnosticSink& sink) {
  const SourceString id = mapping.text("id", Presence::required);
  if (id.empty()) return {};
  const auto [first, fresh] = seen.emplace(id.text, id.span.line);
  if (!fresh)
    sink.error("duplicate-id", id.span, message("{0} '{1}' is there twice", what, id.text),
               message("the first one stands in line {0}", first->second));
  return id.text;
}

void read_workpackages(const std::vector<YamlNode>& nodes, Project& project, DiagnosticSink& sink) {
  static const std::vector<std::string> states{"planned", "running", "done"};
  std::map<std::string, int> packages, tasks;
  for (const YamlNode& node : nodes) {
    Mapping mapping(node, "workpackages", sink);
    WorkPackage package;
    package.id = read_id(mapping, message("work package"), packages, sink);
    package.title = mapping.text("title", Presence::required);
    package.status = static_cast<WorkPackageStatus>(mapping.one_of("status", states).value_or(0));
    for (const YamlNode& item : mapping.list("tasks")) {
      Mapping task(item, "tasks", sink);
      const std::string id = read_id(task, message("task"), tasks, sink);
      package.tasks.push_back({id, task.text("title", Presence::required)});
      task.finish();
    }
    mapping.finish();
    project.workpackages.push_back(std::move(package));
  }
}

void read_languages(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping mapping(node, "languages", sink);
  project.source_language = mapping.language("source", Presence::required).value_or(LocaleTag("it"));
  project.languages = {project.source_language};
  for (const LocaleTag& target : mapping.languages("targets")) {
    if (target == project.source_language)
      sink.error("duplicate-language", node.find("targets")->span, message("'{0}' is the source language and a target", target.str()),
                 message("leave it out of 'targets'"));
    else project.languages.push_back(target);
  }
  mapping.finish();
}

void read_contacts(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping contacts(node, "contacts", sink);
  project.contacts = {contacts.text("name"), contacts.text("address"), contacts.text("phone").text, contacts.email("email").text,
                      contacts.url("site").text};
  contacts.finish();
}

/// Links are made by appending to it.
std::string with_slash(std::string url) { return url.empty() || url.back() == '/' ? url : url + "/"; }

void read_site(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping site(node, "site", sink);
  SiteChannel channel;
  channel.url = with_slash(site.url("url").text);
  if (channel.url.empty() && !site.has("url"))
    sink.error("missing-key", node.span, message("'url' is missing in 'site'"), message("feeds and the sitemap need the address that the site will have"));
  channel.title = site.text("title");
  for (const LocaleTag& language : site.languages("languages")) {
    if (std::find(project.languages.begin(), project.languages.end(), language) == project.languages.end())
      sink.error("unknown-language", node.find("languages")->span, message("'{0}' is not a language of the project", language.str()),
                 message("add it to 'languages' above, or leave it out here"));
    else channel.languages.push_back(language);
  }
  site.finish();
  project.site = std::move(channel);
}

void read_mail(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping mail(node, "mail", sink);
  MailChannel channel;
  channel.from_name = mail.text("from_name", Presence::required);
  channel.from = mail.email("from").text;
  if (!mail.has("from")) sink.error("missing-key", node.span, message("'from' is missing in 'mail'"), message("the address that the newsletter is sent from"));
  channel.reply_to = mail.email("reply_to").text;
  const SourceString list = mail.text("list_id", Presence::required);
  channel.list_id = list.text;
  // RFC 2919: a name in a domain of one's own, so dots and no spaces.
  if (!list.empty() && (list.text.find('.') == std::string::npos || list.text.find_first_of(" <>@\t") != std::string::npos))
    sink.error("wrong-value", list.span, message("'list_id' must be a name with a domain, not '{0}'", list.text), message("write stakeholders.example.org"));
  channel.reason = mail.text("reason", Presence::required);
  channel.public_url = with_slash(mail.url("public_url").text);
  mail.finish();
  project.mail = std::move(channel);
}

void read_channels(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping channels(node, "channels", sink);
  const YamlNode& site = channels.group("site");
  const YamlNode& mail = channels.group("mail");
  if (site.kind == YamlNode::Kind::mapping) read_site(site, project, sink);
  if (mail.kind == YamlNode::Kind::mapping) read_mail(mail, project, sink);
  Mapping release(channels.group("release"), "release", sink);
  if (const SourceString directory = release.text("directory"); !directory.empty()) {
    const std::string path = normal_path(directory.text);
    if (path == ".." || path.compare(0, 3, "../") == 0)
      sink.error("outside-workspace", directory.span, message("'{0}' leaves the output folder", directory.text),
                 message("name a folder below output/<project>/, or write the whole path, from /"));
    else project.release_directory = directory.text;
  }
  release.finish();
  channels.finish();
}

void read_translation(const YamlNode& node, Project& project, DiagnosticSink& sink) {
  Mapping mapping(node, "translation", sink);
  TranslationPolicy& policy = project.translation;
  policy.risk = static_cast<Risk>(mapping.one_of("risk", {"safety", "legal", "normal"}).value_or(static_cast<size_t>(Risk::normal)));
  policy.least = mapping.amount("least").value_or(0);
  if (policy.least > 100)
    sink.error("wrong-value", node.find("least")->span, message("'least' is a share in percent, at most 100"), message("write 80 for editions of which four fifths are translated"));
  policy.stale = static_cast<TranslationPolicy::Stale>(mapping.one_of("stale", {"notice", "source"}).value_or(0));
  policy.machine = static_cast<TranslationPolicy::Machine>(mapping.one_of("machine", {"withheld", "notice"}).value_or(0));
  mapping.finish();
}

}  // namespace

bool is_cup(const std::string& text) {
  if (text.size() != 15 || !is_letter(text[0]) || !is_letter(text[3])) return false;
  for (size_t i = 1; i < text.size(); ++i)
    if (i != 3 && !is_digit(text[i])) return false;
  return true;
}

Project read_project(const YamlNode& root, const std::string& directory, DiagnosticSink& sink) {
  Project project;
  project.directory = directory;
  Mapping mapping(root, "", sink);
  const SourceString id = mapping.text("id", Presence::required);
  const std::string folder = file_name_of(directory);
  if (!id.empty() && id.text != folder)
    sink.error("id-not-folder", id.span, message("the id is '{0}', the folder '{1}'", id.text, folder), message("give both the same name"));
  project.id = folder;
  project.title = mapping.text("title", Presence::required);
  project.acronym = mapping.text("acronym").text;
  project.summary = mapping.text("summary", Presence::required);
  project.fund = static_cast<FundProfile>(mapping.one_of("fund", {"fami-2014-2020", "fami-2021-2027"}, Presence::required).value_or(1));
  project.demonstration = mapping.flag("demonstration");
  read_codes(mapping.group("codes"), project, sink);
  read_period(mapping.group("period", Presence::required), project, sink);
  project.objective = mapping.text("objective");
  project.measure = mapping.text("measure");
  project.scope = mapping.text("scope");
  project.intervention = mapping.text("intervention");
  read_budget(mapping.group("budget"), project, sink);
  project.lead = read_partner(mapping.group("lead", Presence::required), "lead", sink);
  for (const YamlNode& node : mapping.list("partners")) project.partners.push_back(read_partner(node, "partners", sink));
  if (const SourceString label = mapping.text("workpackage_label"); !label.empty()) project.workpackage_label = label.text;
  read_workpackages(mapping.list("workpackages"), project, sink);
  read_languages(mapping.group("languages", Presence::required), project, sink);
  read_contacts(mapping.group("contacts"), project, sink);
  project.brand = read_brand_colors(mapping.group("brand"), sink);
  Mapping print(mapping.group("print"), "print", sink);
  project.print = read_print_condition(print, directory, sink);
  read_channels(mapping.group("channels"), project, sink);
  read_translation(mapping.group("translation"), project, sink);
  mapping.finish();
  return project;
}

}  // namespace divulga
