#include "smtp/smtp_connection.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <sys/socket.h>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

Poco::Timespan timespan(std::chrono::microseconds duration) { return Poco::Timespan(duration.count()); }

/// Runs a piece of network work; whatever goes wrong comes out as SmtpConnectionLost. (Poco's what() is a class name.)
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const Poco::TimeoutException&) {
    throw SmtpConnectionLost("the server did not answer in time");
  } catch (const Poco::Exception& error) {
    throw SmtpConnectionLost(error.displayText());
  } catch (const Error& error) {
    throw SmtpConnectionLost(error.what());
  }
}

}  // namespace

struct SmtpConnection::Socket {
  Poco::Net::StreamSocket stream;
};

SmtpConnection::SmtpConnection(const SmtpSettings& settings) : settings_(settings), socket_(std::make_unique<Socket>()) {
  guarded([&] {
    socket_->stream.connect(Poco::Net::SocketAddress(settings_.host, settings_.port), timespan(settings_.connect_timeout));
    socket_->stream.setNoDelay(true);
    socket_->stream.setSendTimeout(timespan(settings_.reply_timeout));
    socket_->stream.setReceiveTimeout(timespan(settings_.reply_timeout));
  });
  if (settings_.tls == SmtpTls::implicit) start_tls();
}

SmtpConnection::~SmtpConnection() {
  try {
    socket_->stream.close();
  } catch (const Poco::Exception&) {
    // It is gone already.
  }
}

void SmtpConnection::send(std::string_view bytes) {
  guarded([&] {
    while (!bytes.empty()) {
      const int count = socket_->stream.sendBytes(bytes.data(), static_cast<int>(bytes.size()), MSG_NOSIGNAL);
      if (count <= 0) throw SmtpConnectionLost("the server took no more");
      bytes.remove_prefix(static_cast<size_t>(count));
    }
  });
}

SmtpReply SmtpConnection::receive(std::chrono::milliseconds timeout) {
  using Steady = std::chrono::steady_clock;
  return guarded([&] {
    const Steady::time_point deadline = Steady::now() + timeout;
    while (true) {
      if (std::optional<SmtpReply> reply = parser_.next()) return *reply;
      const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Steady::now());
      if (left.count() <= 0) throw SmtpConnectionLost("the server did not answer in time");
      socket_->stream.setReceiveTimeout(timespan(left));
      char buffer[4096];
      const int count = socket_->stream.receiveBytes(buffer, sizeof buffer);
      if (count <= 0) {
        throw SmtpConnectionLost(parser_.has_rest() ? "the server closed the connection in the middle of an answer" : "the server closed the connection");
      }
      parser_.feed({buffer, static_cast<size_t>(count)});
    }
  });
}

void SmtpConnection::start_tls() {
  guarded([&] {
    using Poco::Net::Context;
    Context::Ptr context = new Context(Context::TLS_CLIENT_USE, settings_.ca_file, Context::VERIFY_STRICT, 9, settings_.ca_file.empty());
    context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    parser_.clear();
    socket_->stream = Poco::Net::SecureStreamSocket::attach(socket_->stream, settings_.host, context);
    encrypted_ = true;
  });
}

}  // namespace divulga
