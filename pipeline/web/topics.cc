#include "web/topics.h"

namespace divulga {
namespace {

struct Topic { const char* id; const char* icon; const char* blurb; };
constexpr Topic kTopics[] = {{"documents", "card", "Permit of stay, residence, tax code"},
                             {"home", "key", "Finding a home, contracts, help with the rent"},
                             {"work", "tool", "Looking for work, contracts, rights"},
                             {"health", "plus-circle", "Doctor, health card, family clinic"},
                             {"school", "pencil", "Children at school, qualifications"},
                             {"language", "comment", "Courses and tests of Italian"},
                             {"rights", "hearing", "Asylum, discrimination, legal advice"},
                             {"family", "user", "Children, women, help in hard times"}};

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

std::string topic_icon(const std::string& topic) {
  const Topic* known = find(topic);
  return known ? known->icon : "info-circle";
}

std::string topic_blurb(const std::string& topic) {
  const Topic* known = find(topic);
  return known ? known->blurb : "";
}

}  // namespace divulga
