#pragma once
#include <map>
#include <string>

#include "delivery/subscribers.h"
#include "fs/file_system.h"
#include "locale/catalog.h"

namespace divulga {

/// The software's own words, by language: locales/<language>/divulga.po below `share`.
std::map<LocaleTag, Catalog> load_words(const FileSystem& files, const std::string& share);

enum class SubscriptionPageKind {
  question,    // may we stop writing? a form with one button
  done,        // we have stopped
  unknown,     // no such link
  bad_request, // a POST that does not say what it wants
};

/// The public pages of a subscription: in the subscriber's language, without script, cookie or anything from elsewhere. They
/// name the list, never the address. Thread-safe.
class SubscriptionPages {
 public:
  /// Templates come from templates/mail/ of the workspace or of `share`.
  SubscriptionPages(const FileSystem& files, const std::string& root, const std::string& share);

  /// `subscription`: nullptr where the link is not known; the page then speaks `otherwise`.
  std::string page(SubscriptionPageKind kind, const Subscription* subscription, const LocaleTag& otherwise) const;
  /// The first language of an Accept-Language header that has words, or English.
  LocaleTag accepted_language(const std::string& header) const;

 private:
  std::string say(const LocaleTag& language, const std::string& english) const;

  std::string template_;
  std::map<LocaleTag, Catalog> words_;
};

}  // namespace divulga
