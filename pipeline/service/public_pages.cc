#include "service/public_pages.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <cctype>
#include <istream>
#include <ostream>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

using Poco::Net::HTTPResponse;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

constexpr std::streamsize kMostBody = 16 * 1024;

/// "…/u/<token>" with whatever path a proxy put before it, or empty.
std::string token_of(const std::string& uri) {
  const std::string path = uri.substr(0, uri.find_first_of("?#"));
  const size_t at = path.rfind("/u/");
  if (at == std::string::npos) return {};
  const std::string token = path.substr(at + 3);
  const bool shaped = token.size() >= 16 && token.size() <= 64 && std::all_of(token.begin(), token.end(), [](unsigned char c) {
                        return std::isalnum(c) != 0 || c == '-' || c == '_';
                      });
  return shaped ? token : std::string();
}

class SubscriptionHandler final : public Poco::Net::HTTPRequestHandler {
 public:
  SubscriptionHandler(Subscribers& subscribers, const SubscriptionPages& pages, const Clock& clock) : subscribers_(subscribers), pages_(pages), clock_(clock) {}

  /// A request's errors end with the request.
  void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
    try {
      answer(request, response);
    } catch (const Poco::Exception&) {
      // The reader has gone, or sent what is no HTTP: nobody is left to be told.
    } catch (const std::exception&) {
      if (!response.sent()) send(response, HTTPResponse::HTTP_SERVICE_UNAVAILABLE, "", true);
    }
  }

 private:
  void answer(HTTPServerRequest& request, HTTPServerResponse& response) {
    const std::string& method = request.getMethod();
    const bool is_head = method == "HEAD";
    const std::string token = token_of(request.getURI());
    const LocaleTag reader = pages_.accepted_language(request.get("Accept-Language", ""));
    std::optional<Subscription> subscription;
    if (!token.empty()) subscription = subscribers_.find_subscription(token);
    if (!subscription) return send(response, HTTPResponse::HTTP_NOT_FOUND, pages_.page(SubscriptionPageKind::unknown, nullptr, reader), is_head);
    if (method == "GET" || is_head) {
      const bool left = subscription->state == SubscriptionState::left;
      return send(response, HTTPResponse::HTTP_OK, pages_.page(left ? SubscriptionPageKind::done : SubscriptionPageKind::question, &*subscription, reader), is_head);
    }
    if (method != "POST") {
      response.set("Allow", "GET, HEAD, POST");
      return send(response, HTTPResponse::HTTP_METHOD_NOT_ALLOWED, "", false);
    }
    if (!asks_to_leave(request)) {
      return send(response, HTTPResponse::HTTP_BAD_REQUEST, pages_.page(SubscriptionPageKind::bad_request, &*subscription, reader), false);
    }
    subscribers_.leave(token, "one-click", clock_.now());
    send(response, HTTPResponse::HTTP_OK, pages_.page(SubscriptionPageKind::done, &*subscription, reader), false);
  }

  /// List-Unsubscribe=One-Click in either form of a form.
  static bool asks_to_leave(HTTPServerRequest& request) {
    const std::streamsize length = request.getContentLength();
    if (length > kMostBody) return false;
    try {
      Poco::Net::HTMLForm form;
      form.setFieldLimit(20);
      form.setValueLengthLimit(1024);
      form.load(request, request.stream());
      return form.get("List-Unsubscribe", "") == "One-Click";
    } catch (const Poco::Exception&) {
      return false;
    }
  }

  static void send(HTTPServerResponse& response, HTTPResponse::HTTPStatus status, const std::string& page, bool without_body) {
    response.setStatusAndReason(status);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(static_cast<std::streamsize>(page.size()));
    response.setKeepAlive(false);
    response.set("Cache-Control", "no-store");
    response.set("Referrer-Policy", "no-referrer");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    std::ostream& body = response.send();
    if (!without_body) body << page;
  }

  Subscribers& subscribers_;
  const SubscriptionPages& pages_;
  const Clock& clock_;
};

class SubscriptionHandlers final : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  SubscriptionHandlers(Subscribers& subscribers, const SubscriptionPages& pages, const Clock& clock) : subscribers_(subscribers), pages_(pages), clock_(clock) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override { return new SubscriptionHandler(subscribers_, pages_, clock_); }

 private:
  Subscribers& subscribers_;
  const SubscriptionPages& pages_;
  const Clock& clock_;
};

Poco::Net::ServerSocket listening(const std::string& address, std::uint16_t port) {
  try {
    Poco::Net::ServerSocket socket;
    socket.bind(Poco::Net::SocketAddress(address, port), true);
    socket.listen(64);
    return socket;
  } catch (const Poco::Exception& error) {
    throw EnvironmentError(message("cannot listen on {0}:{1}: {2}", address, port, error.displayText()), message("give another --port, or 0 for any free one"));
  }
}

Poco::Net::HTTPServerParams::Ptr parameters() {
  Poco::Net::HTTPServerParams::Ptr parameters = new Poco::Net::HTTPServerParams;
  parameters->setKeepAlive(false);                   // a thread a connection: nobody may sit on one
  parameters->setTimeout(Poco::Timespan(10, 0));
  parameters->setMaxThreads(8);
  parameters->setMaxQueued(64);
  return parameters;
}

}  // namespace

struct PublicPages::Server {
  Server(Poco::Net::ServerSocket bound, Subscribers& subscribers, const SubscriptionPages& pages, const Clock& clock)
      : socket(std::move(bound)), threads(2, 8), http(new SubscriptionHandlers(subscribers, pages, clock), threads, socket, parameters()) {
    http.start();
  }
  ~Server() {
    http.stopAll(true);
    threads.joinAll();
  }
  Poco::Net::ServerSocket socket;
  Poco::ThreadPool threads;
  Poco::Net::HTTPServer http;
};

PublicPages::PublicPages(const std::string& address, std::uint16_t port, Subscribers& subscribers, const SubscriptionPages& pages, const Clock& clock)
    : server_(std::make_unique<Server>(listening(address, port), subscribers, pages, clock)) {}

PublicPages::~PublicPages() = default;

std::uint16_t PublicPages::port() const { return server_->socket.address().port(); }

}  // namespace divulga
