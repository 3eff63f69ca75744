#include "service/subscription_page.h"

#include <sstream>

#include "templating/template.h"

namespace divulga {
namespace {

constexpr const char* kTemplate = "templates/mail/unsubscribe.mustache.html";

}  // namespace

std::map<LocaleTag, Catalog> load_words(const FileSystem& files, const std::string& share) {
  std::map<LocaleTag, Catalog> words;
  DiagnosticSink sink;                               // our own files: a test keeps them whole
  for (const std::string& language : files.list(share + "/locales")) {
    const std::string path = share + "/locales/" + language + "/divulga.po";
    if (files.exists(path)) words.emplace(LocaleTag(language), parse_po(path, files.read(path), sink));
  }
  return words;
}

SubscriptionPages::SubscriptionPages(const FileSystem& files, const std::string& root, const std::string& share)
    : template_(files.read(files.exists(join_path(root, kTemplate)) ? join_path(root, kTemplate) : join_path(share, kTemplate))),
      words_(load_words(files, share)) {}

std::string SubscriptionPages::say(const LocaleTag& language, const std::string& english) const {
  const auto found = words_.find(language);
  return found == words_.end() ? english : found->second.get(english);
}

LocaleTag SubscriptionPages::accepted_language(const std::string& header) const {
  std::istringstream stream(header);
  for (std::string item; std::getline(stream, item, ',');) {
    const size_t begin = item.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    const std::string tag = item.substr(begin, item.find_first_of(";- ", begin) - begin);
    if (is_known_language(tag) && words_.contains(LocaleTag(tag))) return LocaleTag(tag);
  }
  return LocaleTag("en");
}

std::string SubscriptionPages::page(SubscriptionPageKind kind, const Subscription* subscription, const LocaleTag& otherwise) const {
  LocaleTag language = otherwise;
  if (subscription != nullptr && is_known_language(subscription->subscriber.language)) language = LocaleTag(subscription->subscriber.language);
  if (!words_.contains(language)) language = words_.contains(LocaleTag(language.language())) ? LocaleTag(language.language()) : LocaleTag("en");
  const std::string sender = subscription == nullptr ? std::string() : subscription->list.title;
  std::string title, text;
  switch (kind) {
    case SubscriptionPageKind::question:
      title = say(language, "Stop receiving these messages?");
      text = fill(say(language, "You receive messages from “{sender}”. With the button below we stop writing to you."), {{"sender", sender}});
      break;
    case SubscriptionPageKind::done:
      title = say(language, "You are unsubscribed");
      text = fill(say(language, "“{sender}” does not write to you any more. You can close this page."), {{"sender", sender}});
      break;
    case SubscriptionPageKind::unknown:
      title = say(language, "This link is not known");
      text = say(language, "Open the link of your message again, or answer the message: a person reads the answers.");
      break;
    case SubscriptionPageKind::bad_request:
      title = say(language, "Something is missing");
      text = say(language, "Open the link of your message again, or answer the message: a person reads the answers.");
      break;
  }
  TemplateValue::Map form;
  form.emplace("action", subscription == nullptr ? std::string() : subscription->token);
  form.emplace("button", say(language, "Unsubscribe"));
  TemplateValue::Map values;
  values.emplace("lang", language.str());
  values.emplace("dir", language.direction() == Direction::right_to_left ? "rtl" : "ltr");
  values.emplace("title", title);
  values.emplace("text", text);
  if (kind == SubscriptionPageKind::question) values.emplace("form", std::move(form));
  else values.emplace("form", false);
  DiagnosticSink sink;
  std::string page = render(template_, {kTemplate, 1, 1, 0}, values, Escape::html, sink);
  if (sink.has_errors()) throw Error(sink.sorted().front());
  return page;
}

}  // namespace divulga
