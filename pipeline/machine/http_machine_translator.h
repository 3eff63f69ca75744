#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "machine/curl_post.h"
#include "machine/machine_settings.h"
#include "machine/machine_translator.h"

namespace divulga {

/// Speaks to LibreTranslate (`POST /translate`) or DeepL (`POST /v2/translate`), both with JSON, texts as markup that the machine
/// leaves alone. Too many requests (429), a server's failure (5xx), no answer and a broken connection are tried again, after a pause
/// that doubles or that the server asked for; a refused key, a spent quota and a language that it does not know are not.
class HttpMachineTranslator final : public MachineTranslator {
 public:
  using Pause = std::function<void(std::chrono::milliseconds)>;
  using Post = std::function<HttpAnswer(const HttpPost&)>;

  /// `pause` waits, `post` sends: a test's take their place.
  explicit HttpMachineTranslator(MachineSettings settings, Pause pause, Post post = divulga::post);

  Limits limits() const override;
  std::vector<std::string> translate(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) override;

 private:
  HttpPost request(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) const;
  HttpAnswer send(const HttpPost& request) const;
  std::vector<std::string> read(const HttpAnswer& answer, size_t count) const;

  MachineSettings settings_;
  Pause pause_;
  Post post_;
};

}  // namespace divulga
