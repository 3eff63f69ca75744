#pragma once
#include <string>
#include <vector>

#include "delivery/campaign.h"
#include "delivery/subscribers.h"
#include "mail/message_template.h"

// A list and a campaign for tests of stores, couriers and the service.

namespace divulga {

inline Instant sample_start() { return std::chrono::sys_days(std::chrono::year(2026) / 11 / 27) + std::chrono::hours(8); }

class FixedRandomSource final : public RandomSource {
 public:
  std::string bytes(std::size_t count) override { return std::string(count, 'r'); }
};

inline Subscriber sample_subscriber(const std::string& local, const std::string& language = "it") {
  Subscriber person;
  person.address = local + "@reader.example";
  person.canonical = person.address;
  person.name = "Reader " + local;
  person.language = language;
  return person;
}

inline Consent sample_consent() { return {sample_start(), "import", "I agree", "it"}; }

inline MailingList sample_list() { return {0, "stakeholders", "ponte", "Stakeholders", "news of the project", "consent"}; }

inline std::string sample_wire(const std::string& text) {
  return "From: Ponte <news@ponte.example>\r\nTo: " + field_mark(FieldContext::mailbox, "to") + "\r\nMessage-ID: <" +
         field_mark(FieldContext::token, "message_id") + ">\r\nList-Unsubscribe: <" + field_mark(FieldContext::token, "unsubscribe_url") +
         ">\r\nSubject: " + text + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n";
}

inline Campaign sample_campaign(std::int64_t list) {
  Campaign campaign;
  campaign.project = "ponte";
  campaign.newsletter = "newsletters/2026-11";
  campaign.list = list;
  campaign.schedule = schedule_at(sample_start(), "Europe/Rome");
  campaign.sender = "news@ponte.example";
  campaign.public_url = "https://ponte.example/";
  campaign.fallback = {"en", "it"};
  return campaign;
}

inline std::vector<CampaignVariant> sample_variants() { return {{"ar", sample_wire("ar")}, {"en", sample_wire("en")}, {"it", sample_wire("it"), "{\"desk.phone\": 1}"}}; }

inline std::vector<Subscriber> sample_people(int count) {
  std::vector<Subscriber> people;
  for (int i = 0; i < count; ++i) people.push_back(sample_subscriber("r" + std::to_string(1000 + i)));
  return people;
}

}  // namespace divulga
