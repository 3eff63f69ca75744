#include "service/run_service.h"

#include <Poco/Util/ServerApplication.h>
#include <signal.h>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <ostream>
#include <thread>

#include "delivery/courier.h"
#include "diag/diagnostic.h"
#include "service/delivery_settings.h"
#include "service/mailing_register.h"
#include "service/public_pages.h"
#include "service/workspace_store.h"

namespace divulga {
namespace {

using namespace std::chrono_literals;

/// The thread that starts and carries campaigns. Other processes add campaigns to the store, so it looks once a second.
class CourierThread {
 public:
  CourierThread(SqliteStore& store, Transport& transport, const Clock& clock, FileSystem& files, std::string root, std::function<void(const Message&)> log)
      : store_(store), transport_(transport), clock_(clock), files_(files), root_(std::move(root)), log_(std::move(log)), thread_([this] { run(); }) {}
  ~CourierThread() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  bool is_stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
  }

  /// Waits; true when it is time to end.
  bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return wake_.wait_for(lock, time, [this] { return stopping_; });
  }

  void run() {
    CourierOptions options;
    options.owner = "serve";
    options.secret = store_.secret();
    Courier courier(store_, store_, store_, transport_, clock_, options);
    bool recovered = false;
    do {
      Message failure;
      try {
        if (!recovered) {
          tell(courier.recover());
          register_mailings(files_, root_, store_, store_, clock_);
        }
        recovered = true;
        while (tell(courier.run_round([this] { return is_stopping(); })) && !is_stopping()) {
        }
      } catch (const Error& error) {
        failure = error.diagnostic().message;
      } catch (const std::exception& error) {
        failure = error.what();
      }
      if (failure.empty()) continue;
      // The store failed, so it is not known what stands in it: begin again from what it says, a little later.
      recovered = false;
      log_(message("error: {0}", failure));
      if (wait(5s)) break;
    } while (!wait(1s));
    transport_.close();
  }

  void tell(const Recovery& recovery) {
    if (recovery.returned + recovery.unknown == 0) return;
    log_(message_n("resumed: {0} delivery goes on, {1} unknown", "resumed: {0} deliveries go on, {1} unknown", recovery.returned, recovery.unknown));
  }
  /// Whether the round found something to do.
  bool tell(const Round& round) {
    if (round.started > 0) log_(message("campaigns started: {0}", round.started));
    const bool busy = round.accepted + round.rejected + round.skipped + round.unknown > 0;
    if (busy || round.deferred > 0) {
      log_(message("{0} accepted, {1} deferred, {2} rejected, {3} unknown, {4} skipped", round.accepted, round.deferred, round.rejected, round.unknown,
                   round.skipped));
    }
    if (round.finished > 0) {
      register_mailings(files_, root_, store_, store_, clock_);
      log_(message("campaigns finished: {0}", round.finished));
    }
    return busy;
  }

  SqliteStore& store_;
  Transport& transport_;
  const Clock& clock_;
  FileSystem& files_;
  const std::string root_;
  std::function<void(const Message&)> log_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

/// Poco's frame of a service: its signals and its end.
class ServiceApplication final : public Poco::Util::ServerApplication {
 public:
  explicit ServiceApplication(const ServiceOptions& options) : options_(options) {}

  /// What ended the service early, which Poco would only write to its log.
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 protected:
  int main(const std::vector<std::string>&) override {
    try {
      serve();
      return Application::EXIT_OK;
    } catch (const std::exception&) {
      failure_ = std::current_exception();
      return Application::EXIT_SOFTWARE;
    }
  }

 private:
  void serve() {
    DiskFileSystem files;
    DiagnosticSink sink;
    const DeliverySettings settings = load_delivery_settings(files, options_.root, sink);
    if (sink.has_errors()) throw Error(sink.sorted().front());
    const CourierLock lock(options_.root);
    if (!lock.is_held()) throw EnvironmentError(message("another process already delivers this workspace's mail"), message("stop the other `divulga serve` first"));
    const std::unique_ptr<SqliteStore> store = open_workspace_store(options_.root);
    const std::unique_ptr<Transport> transport = make_transport(settings, options_.root, options_.output);
    const SystemClock clock;
    const SubscriptionPages templates(files, options_.root, options_.share);
    const PublicPages pages(options_.address, options_.port, *store, templates, clock);
    const std::string url = "http://" + options_.address + ":" + std::to_string(pages.port());
    {
      const CourierThread courier(*store, *transport, clock, files, options_.root, [this](const Message& line) { log(line); });
      log(message("public pages on {0}", url));
      if (!options_.ready_file.empty()) files.write(options_.ready_file, url + "\n");
      waitForTerminationRequest();
    }
    log(message("stopped"));
  }

  void log(const Message& line) {
    const std::lock_guard lock(mutex_);
    if (options_.out != nullptr) *options_.out << line.in(options_.vocabulary) << std::endl;
  }

  const ServiceOptions& options_;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

int run_service(const ServiceOptions& options) {
  // Blocked before the first thread is made, so that only waitForTerminationRequest takes them.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGQUIT}) sigaddset(&signals, number);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  ServiceApplication application(options);
  application.setUnixOptions(true);
  const int code = application.run(std::vector<std::string>{"divulga serve"});
  application.rethrow();
  return code;
}

}  // namespace divulga
