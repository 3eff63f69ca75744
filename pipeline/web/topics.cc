#include "web/topics.h"

#include "locale/reader_word.h"

namespace divulga {
namespace {

struct Topic { const char* id; const char* blurb; };
constexpr Topic kTopics[] = {{"documents", reader_word("Permit of stay, residence, tax code")},
                             {"home", reader_word("Finding a home, contracts, help with the rent")},
                             {"work", reader_word("Looking for work, contracts, rights")},
                             {"health", reader_word("Doctor, health card, family clinic")},
                             {"school", reader_word("Children at school, qualifications")},
                             {"language", reader_word("Courses and tests of Italian")},
                             {"rights", reader_word("Asylum, discrimination, legal advice")},
                             {"family", reader_word("Children, women, help in hard times")}};

const Topic* find(const std::string& id) {
  for (const Topic& topic : kTopics)
    if (id == topic.id) return &topic;
  return nullptr;
}

}  // namespace

const std::vector<std::string>& site_topics() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> out;
    for (const Topic& topic : kTopics) out.emplace_back(topic.id);
    return out;
  }();
  return ids;
}

std::string topic_blurb(const std::string& topic) {
  const Topic* known = find(topic);
  return known ? known->blurb : "";
}

}  // namespace divulga
