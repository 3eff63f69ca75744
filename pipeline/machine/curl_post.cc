#include "machine/curl_post.h"

#include <curl/curl.h>

#include <cstdlib>
#include <memory>

#include "diag/diagnostic.h"

namespace divulga {
namespace {

constexpr size_t most_bytes = 16u << 20;

size_t take(char* data, size_t size, size_t count, void* to) {
  std::string& body = *static_cast<std::string*>(to);
  if (body.size() + size * count > most_bytes) return 0;
  body.append(data, size * count);
  return size * count;
}

/// libcurl wants to be set up once a process, before threads use it.
struct CurlLibrary {
  CurlLibrary() { good = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; }
  bool good = false;
};

}  // namespace

HttpAnswer post(const HttpPost& request) {
  static const CurlLibrary library;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(library.good ? curl_easy_init() : nullptr, curl_easy_cleanup);
  if (!handle) throw EnvironmentError(message("libcurl cannot be used"));
  CURL* curl = handle.get();
  HttpAnswer answer;
  curl_slist* list = nullptr;
  for (const std::string& header : request.headers) list = curl_slist_append(list, header.c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);              // the key goes nowhere else
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!request.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, request.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK) {
    answer.body.clear();
    answer.failure = curl_easy_strerror(code);
    answer.untrusted = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_ISSUER_ERROR;
    return answer;
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  curl_off_t seconds = 0;
  curl_header* header = nullptr;
  if (curl_easy_header(curl, "Retry-After", 0, CURLH_HEADER, -1, &header) == CURLHE_OK && curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK)
    answer.retry_after = std::chrono::seconds(seconds);
  return answer;
}

}  // namespace divulga
