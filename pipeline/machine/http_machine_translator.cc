#include "machine/http_machine_translator.h"

#include <Poco/Dynamic/Var.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <cctype>

#include "diag/diagnostic.h"
#include "diag/json.h"
#include "locale/format.h"

namespace divulga {
namespace {

constexpr std::chrono::seconds longest_pause{60};

bool is_worth_another_try(const HttpAnswer& answer) {
  if (answer.status == 0) return !answer.untrusted;
  return answer.status == 429 || answer.status == 408 || answer.status >= 500;
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + json_quote(text);
  return out + "]";
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

/// As DeepL names its languages; English and Portuguese want a country, Chinese a script.
std::string deepl_language(const LocaleTag& language, bool is_target) {
  if (!is_target) return upper(language.language());
  if (language.str() == "en") return "EN-GB";
  if (language.str() == "pt") return "PT-PT";
  if (language.language() == "zh") return language.script() == "Hant" ? "ZH-HANT" : "ZH-HANS";
  return upper(language.str());
}

std::string libretranslate_language(const LocaleTag& language) {
  return language.language() == "zh" && language.script() == "Hant" ? "zt" : language.language();
}

/// What a server says of itself in its error, at most a line.
std::string said(const std::string& body) {
  try {
    Poco::JSON::Parser parser;
    const auto root = parser.parse(body).extract<Poco::JSON::Object::Ptr>();
    for (const char* key : {"error", "message"})
      if (root->has(key)) return root->getValue<std::string>(key).substr(0, 200);
  } catch (const std::exception&) {
    // It says nothing that can be read.
  }
  return "";
}

[[noreturn]] void fail(const std::string& url, const HttpAnswer& answer) {
  const std::string text = said(answer.body);
  const Message server = text.empty() ? Message() : message("it says: {0}", text);
  if (answer.untrusted) throw EnvironmentError(message("the certificate of '{0}' does not hold: {1}", url, answer.failure), message("'ca_file' names the authority of a server of your own"));
  if (answer.status == 0) throw EnvironmentError(message("the machine at '{0}' does not answer: {1}", url, answer.failure), message("see whether the address is right and the network there"));
  if (answer.status == 401 || answer.status == 403) throw EnvironmentError(message("the machine at '{0}' refuses the key ({1})", url, answer.status), server.empty() ? message("'key_file' names the file that holds it") : server);
  if (answer.status == 456) throw EnvironmentError(message("the quota of the key at '{0}' is spent", url), server);
  if (answer.status == 429) throw EnvironmentError(message("the machine at '{0}' is asked too often", url), server.empty() ? message("wait a while, or translate less at once with --only") : server);
  throw EnvironmentError(message("the machine at '{0}' failed ({1})", url, answer.status), server);
}

}  // namespace

HttpMachineTranslator::HttpMachineTranslator(MachineSettings settings, Pause pause, Post post)
    : settings_(std::move(settings)), pause_(std::move(pause)), post_(std::move(post)) {}

MachineTranslator::Limits HttpMachineTranslator::limits() const {
  return settings_.service == MachineService::deepl ? Limits{50, 30000} : Limits{25, 5000};
}

std::vector<std::string> HttpMachineTranslator::translate(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) {
  if (texts.empty()) return {};
  return read(send(request(texts, source, target)), texts.size());
}

HttpPost HttpMachineTranslator::request(const std::vector<std::string>& texts, const LocaleTag& source, const LocaleTag& target) const {
  HttpPost request;
  request.headers = {"Content-Type: application/json", "Accept: application/json", "User-Agent: divulga"};
  request.ca_file = settings_.ca_file;
  request.timeout = std::chrono::seconds(settings_.timeout_seconds);
  if (settings_.service == MachineService::deepl) {
    request.url = settings_.url + "/v2/translate";
    request.body = "{\"text\": " + json_list(texts) + ", \"source_lang\": " + json_quote(deepl_language(source, false)) + ", \"target_lang\": " +
                   json_quote(deepl_language(target, true)) + ", \"tag_handling\": \"xml\", \"split_sentences\": \"nonewlines\", \"preserve_formatting\": true}";
    if (!settings_.key.empty()) request.headers.push_back("Authorization: DeepL-Auth-Key " + settings_.key);
  } else {
    request.url = settings_.url + "/translate";
    request.body = "{\"q\": " + json_list(texts) + ", \"source\": " + json_quote(libretranslate_language(source)) + ", \"target\": " +
                   json_quote(libretranslate_language(target)) + ", \"format\": \"html\"" + (settings_.key.empty() ? "" : ", \"api_key\": " + json_quote(settings_.key)) + "}";
  }
  return request;
}

HttpAnswer HttpMachineTranslator::send(const HttpPost& request) const {
  std::chrono::milliseconds next{1000};
  for (int attempt = 1;; ++attempt) {
    HttpAnswer answer = post_(request);
    if (answer.status == 200) return answer;
    if (!is_worth_another_try(answer) || attempt >= settings_.attempts) fail(settings_.url, answer);
    const std::chrono::milliseconds asked = answer.retry_after ? std::chrono::milliseconds(*answer.retry_after) : next;
    pause_(std::min<std::chrono::milliseconds>(asked, longest_pause));
    next *= 2;
  }
}

std::vector<std::string> HttpMachineTranslator::read(const HttpAnswer& answer, size_t count) const {
  std::vector<std::string> texts;
  try {
    Poco::JSON::Parser parser;
    const auto root = parser.parse(answer.body).extract<Poco::JSON::Object::Ptr>();
    const bool deepl = settings_.service == MachineService::deepl;
    const auto list = root->getArray(deepl ? "translations" : "translatedText");
    for (unsigned i = 0; list && i < list->size(); ++i) {
      const Poco::Dynamic::Var text = deepl ? list->getObject(i)->get("text") : list->get(i);
      if (text.isString()) texts.push_back(text.extract<std::string>());
    }
  } catch (const std::exception&) {
    texts.clear();
  }
  const bool good = texts.size() == count && std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return invalid_utf8_at(text) == std::string::npos; });
  if (!good) throw EnvironmentError(message("the machine at '{0}' answers what cannot be read", settings_.url), message("see whether 'service' names the right one: libretranslate or deepl"));
  return texts;
}

}  // namespace divulga
