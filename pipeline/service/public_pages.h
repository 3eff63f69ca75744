#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "delivery/clock.h"
#include "delivery/subscribers.h"
#include "service/subscription_page.h"

namespace divulga {

/// The HTTP server of the public pages: GET and HEAD of /u/<token> show the question, a POST of List-Unsubscribe=One-Click
/// (RFC 8058; urlencoded or multipart, no cookie, no redirect) ends the subscription, as often as it comes. Serves on
/// threads of its own from construction to destruction.
class PublicPages {
 public:
  /// Port 0 takes any free one. Throws EnvironmentError when the port cannot be had.
  PublicPages(const std::string& address, std::uint16_t port, Subscribers& subscribers, const SubscriptionPages& pages, const Clock& clock);
  ~PublicPages();
  PublicPages(const PublicPages&) = delete;
  PublicPages& operator=(const PublicPages&) = delete;

  std::uint16_t port() const;

 private:
  struct Server;
  std::unique_ptr<Server> server_;
};

}  // namespace divulga
