#pragma once
#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace divulga {

/// An SMTP server that does as it is told, on a port of its own. A script maps a step ("connect", "EHLO", "MAIL", "RCPT",
/// "DATA", "dot", "RSET", "AUTH" …) to what is sent back, whole or cut: an empty answer closes the
/// connection. "MAIL@1" is for the first connection only.
class ScriptedServer {
 public:
  using Script = std::map<std::string, std::string>;

  explicit ScriptedServer(Script script) : script_(std::move(script)), socket_(Poco::Net::SocketAddress("127.0.0.1", 0)), thread_([this] { run(); }) {}
  ~ScriptedServer() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    try {
      Poco::Net::StreamSocket wake;
      wake.connect(socket_.address());
    } catch (const Poco::Exception&) {
    }
    thread_.join();
  }

  std::uint16_t port() const { return socket_.address().port(); }
  /// Another answer from now on.
  void set(const std::string& step, const std::string& answer) {
    const std::lock_guard lock(mutex_);
    script_[step] = answer;
  }
  std::vector<std::string> commands() {
    const std::lock_guard lock(mutex_);
    return commands_;
  }
  std::vector<std::string> messages() {
    const std::lock_guard lock(mutex_);
    return messages_;
  }
  int connections() {
    const std::lock_guard lock(mutex_);
    return connections_;
  }

 private:
  struct Closed {};

  std::string answer(const std::string& step) {
    static const Script usual = {{"connect", "220 here\r\n"}, {"EHLO", "250-here\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 100000\r\n"}, {"HELO", "250 here\r\n"},
                                 {"MAIL", "250 2.1.0 ok\r\n"}, {"RCPT", "250 2.1.5 ok\r\n"}, {"DATA", "354 go\r\n"}, {"dot", "250 2.0.0 queued\r\n"},
                                 {"RSET", "250 ok\r\n"}, {"QUIT", "221 bye\r\n"}, {"AUTH", "235 ok\r\n"}};
    const std::lock_guard lock(mutex_);
    auto own = script_.find(step + "@" + std::to_string(connections_));
    if (own == script_.end()) own = script_.find(step);
    if (own != script_.end()) return own->second;
    const auto found = usual.find(step);
    return found == usual.end() ? "502 no\r\n" : found->second;
  }

  void run() {
    while (true) {
      Poco::Net::StreamSocket client = socket_.acceptConnection();
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        ++connections_;
      }
      try {
        converse(client);
      } catch (const Closed&) {
      } catch (const Poco::Exception&) {
      }
      client.close();
    }
  }

  void say(Poco::Net::StreamSocket& client, const std::string& step) {
    const std::string text = answer(step);
    if (text.empty()) throw Closed{};
    client.sendBytes(text.data(), static_cast<int>(text.size()));
    if (!text.ends_with("\n")) throw Closed{};       // a cut answer, then the end
  }

  std::string line(Poco::Net::StreamSocket& client) {
    size_t end = 0;
    while ((end = buffer_.find("\r\n")) == std::string::npos) {
      char bytes[4096];
      const int count = client.receiveBytes(bytes, sizeof bytes);
      if (count <= 0) throw Closed{};
      buffer_.append(bytes, static_cast<size_t>(count));
    }
    std::string text = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return text;
  }

  void converse(Poco::Net::StreamSocket& client) {
    buffer_.clear();
    say(client, "connect");
    while (true) {
      const std::string command = line(client);
      {
        const std::lock_guard lock(mutex_);
        commands_.push_back(command);
      }
      const std::string verb = command.substr(0, 4);
      say(client, verb);
      if (verb == "QUIT") throw Closed{};
      if (verb == "DATA" && answer("DATA").starts_with("354")) receive_message(client);
    }
  }

  void receive_message(Poco::Net::StreamSocket& client) {
    std::string message;
    for (std::string text = line(client); text != "."; text = line(client)) message += (text.starts_with(".") ? text.substr(1) : text) + "\r\n";
    {
      const std::lock_guard lock(mutex_);
      messages_.push_back(message);
    }
    say(client, "dot");
  }

  std::mutex mutex_;
  Script script_;
  std::vector<std::string> commands_, messages_;
  int connections_ = 0;
  bool stopping_ = false;
  std::string buffer_;
  Poco::Net::ServerSocket socket_;
  std::thread thread_;
};

}  // namespace divulga
