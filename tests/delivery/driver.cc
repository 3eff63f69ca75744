// Does one thing for the delivery tests, through the same functions as the program: fill, serve, send, figures, compose.
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "contract/sample_campaign.h"
#include "data/dataset.h"
#include "mail/newsletter.h"
#include "service/campaign_commands.h"
#include "service/run_service.h"
#include "service/subscription_page.h"
#include "service/workspace_store.h"

namespace divulga {
namespace {

/// A list of `count` people and a campaign to them that is due now.
int fill(const std::string& root, int count, const std::string& policy) {
  const std::unique_ptr<SqliteStore> store = open_workspace_store(root);
  const SystemClock clock;
  const std::int64_t list = store->ensure_list(sample_list(), clock.now()).id;
  store->subscribe(list, sample_people(count), sample_consent(), false);
  Campaign campaign = sample_campaign(list);
  campaign.schedule = schedule_at(clock.now(), "Europe/Rome");
  campaign.unknown_policy = unknown_policy(policy);
  std::cout << store->add(campaign, sample_variants(), clock.now()) << "\n";
  return 0;
}

int tokens(const std::string& root) {
  const std::unique_ptr<SqliteStore> store = open_workspace_store(root);
  for (const Subscription& member : store->members(store->find_list("stakeholders")->id)) {
    std::cout << member.subscriber.canonical << " " << member.token << " " << (member.state == SubscriptionState::active ? "active" : "left") << "\n";
  }
  return 0;
}

int figures(const std::string& root) {
  const std::unique_ptr<SqliteStore> store = open_workspace_store(root);
  std::cout << to_json(campaign_status(*store, *store, "")) << "\n";
  return 0;
}

int send(const std::string& root, const std::string& share) {
  const DiskFileSystem files;
  DiagnosticSink sink;
  const DeliverySettings settings = load_delivery_settings(files, root, sink);
  for (const Diagnostic& diagnostic : sink.sorted()) std::cerr << diagnostic.message << "\n";
  const std::unique_ptr<SqliteStore> store = open_workspace_store(root);
  print(std::cout, deliver_now(1, *store, {files, root, share, root + "/output"}, settings, SystemClock()));
  return 0;
}

int compose(const std::string& root, const std::string& share, const std::string& to) {
  DiskFileSystem files;
  DiagnosticSink sink;
  Workspace workspace = load_workspace(files, root, "ponte", sink);
  ProjectSources sources;
  sources.content = workspace.projects.at(0);
  sources.results = load_results(files, root, sources.content.project, sink);
  sources.services = load_services(files, root, sources.content.project, sink);
  sources.words = load_words(files, share);
  for (const Material& material : sources.content.materials) {
    if (material.folder != Folder::newsletters) continue;
    for (const LocaleTag& language : material.languages) {
      const Edition edition = make_edition(sources, material, language, nullptr, sink);
      const std::string eml = compose_newsletter(edition, sources, {files, root, share, {}, {}}, sink);
      files.write(to + "/" + material.name + "." + language.str() + ".eml", eml);
    }
  }
  for (const Diagnostic& diagnostic : sink.sorted()) std::cerr << render_text(diagnostic, [](const std::string&, int) { return ""; });
  return sink.has_errors() ? 1 : 0;
}

int run(const std::vector<std::string>& words) {
  const std::string verb = words.at(1), root = words.at(2);
  if (verb == "fill") return fill(root, std::atoi(words.at(3).c_str()), words.at(4));
  if (verb == "tokens") return tokens(root);
  if (verb == "figures") return figures(root);
  if (verb == "send") return send(root, words.at(3));
  if (verb == "compose") return compose(root, words.at(3), words.at(4));
  if (verb == "serve") {
    ServiceOptions options{root, words.at(3), root + "/output", "127.0.0.1", 0, words.at(4), &std::cout};
    return run_service(options);
  }
  return 2;
}

}  // namespace
}  // namespace divulga

int main(int count, char** words) {
  try {
    return divulga::run({words, words + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 3;
  }
}
