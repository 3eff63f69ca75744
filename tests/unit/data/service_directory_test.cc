#include "data/service_directory.h"

#include <set>

#include "places.h"
#include "unit/workspace/sample.h"

namespace divulga {
namespace {

using sample::expect_only;

const char* const file = "content/p/services.csv";
const std::string head =
    "id,name,managing_body,category,audience,description,access,bring,receive,cost,address,municipality,lat,lon,hours,phone,email,pec,site,remote,"
    "languages,mediation,accessibility,verified,source\n";
const std::string good =
    "uno,Sportello,Ente,documents,Tutti,Aiuta.,Vieni.,Niente,Aiuto,Gratis,Via 1,Valdora,45.1,10.6,Mo-Fr 09:00-13:00,+39 1234,a@b.example,,"
    "https://a.example/,chat video,it ar,appointment,partial,2026-10-01,Ente\n";

struct Loaded {
  std::vector<Service> services;
  std::vector<Diagnostic> diagnostics;
};

Loaded load(const std::string& text) {
  MemoryFileSystem files;
  files.write(std::string("/w/") + file, text);
  Project project;
  project.directory = "content/p";
  DiagnosticSink sink;
  Loaded loaded;
  loaded.services = load_services(files, "/w", project, sink);
  loaded.diagnostics = sink.sorted();
  return loaded;
}

std::vector<Diagnostic> faults_with(const std::string& from, const std::string& to) {
  std::string row = good;
  row.replace(row.find(from), from.size(), to);
  return load(head + row).diagnostics;
}

void expect_fault(const std::string& from, const std::string& to, const std::string& code, const std::string& message, const std::string& hint = "") {
  std::string row = good;
  const size_t at = row.find(from);
  expect_only(faults_with(from, to), code, file, 2, static_cast<int>(at) + 1, message, hint);
}

TEST(Services, ASoundRow) {
  const Loaded loaded = load(head + good);
  EXPECT_EQ(sample::told(loaded.diagnostics), "");
  ASSERT_EQ(loaded.services.size(), 1u);
  const Service& service = loaded.services[0];
  EXPECT_EQ(service.id, "uno");
  EXPECT_EQ(service.category, "documents");
  EXPECT_DOUBLE_EQ(service.latitude, 45.1);
  EXPECT_EQ(service.hours.size(), 1u);
  EXPECT_EQ(service.remote, (std::vector<std::string>{"chat", "video"}));
  EXPECT_EQ(service.languages, (std::vector<LocaleTag>{LocaleTag("it"), LocaleTag("ar")}));
  EXPECT_EQ(service.mediation, Service::Mediation::appointment);
  EXPECT_EQ(service.accessibility, Service::Accessibility::partial);
  EXPECT_EQ(service.verified, (Date{2026, 10, 1}));
}

TEST(Services, AnAbsentFileIsAnEmptyDirectory) {
  DiagnosticSink sink;
  EXPECT_TRUE(load_services(MemoryFileSystem(), "/w", {}, sink).empty());
  EXPECT_TRUE(sink.sorted().empty());
}

TEST(Services, ALatitudeOffTheGlobeIsTold) { expect_fault("45.1", "451", "bad-coordinate", "'lat' must be degrees, not '451'"); }
TEST(Services, ACommaInACoordinateIsTold) { expect_fault("10.6", "\"10,6\"", "bad-coordinate", "'10,6'"); }
TEST(Services, AMissingCoordinateIsTold) { expect_fault("45.1", "", "bad-coordinate", "'lat'"); }
TEST(Services, AnUnknownCategoryIsTold) { expect_fault("documents", "document", "wrong-value", "'document'", "did you mean 'documents'?"); }
TEST(Services, BadHoursAreTold) { expect_fault("Mo-Fr 09:00-13:00", "Lun-Ven 09:00-13:00", "bad-hours", "expected a weekday"); }
TEST(Services, ABadPhoneIsTold) { expect_fault("+39 1234", "in sede", "wrong-value", "'phone' must be a telephone number"); }
TEST(Services, ABadMailIsTold) { expect_fault("a@b.example", "a.b.example", "wrong-value", "'email'"); }
TEST(Services, ABadSiteIsTold) { expect_fault("https://a.example/", "www.a.example", "wrong-value", "'site'", "https://"); }
TEST(Services, AnUnknownChannelIsTold) { expect_fault("chat video", "chat skype", "wrong-value", "'remote' holds 'skype'", "chat, video, call"); }
TEST(Services, ABadLanguageIsTold) { expect_fault("it ar", "it arabo", "wrong-value", "'arabo' is not a language tag"); }
TEST(Services, AnUnknownMediationIsTold) { expect_fault("appointment", "maybe", "wrong-value", "yes, no, appointment"); }
TEST(Services, ABadDateIsTold) { expect_fault("2026-10-01", "2026-10", "wrong-value", "'verified'"); }
TEST(Services, ABadIdIsTold) { expect_fault("uno", "Uno Due", "wrong-value", "'id' must be a name"); }
TEST(Services, ANameIsRequired) { EXPECT_EQ(faults_with("Sportello", "").at(0).code, "empty-cell"); }
TEST(Services, ADuplicateIdIsTold) { expect_only(load(head + good + good).diagnostics, "duplicate-key", file, 3, 1, "'uno'", "line 2"); }

TEST(Services, AMissingColumnIsToldOnce) {
  std::string short_head = head, row = good;
  short_head.replace(short_head.find("lat,"), 4, "");
  row.replace(row.find("45.1,"), 5, "");
  expect_only(load(short_head + row + "due" + row.substr(3)).diagnostics, "missing-column", file, 1, 1, "'lat'");
}

TEST(Services, AMisspeltColumnIsTold) {
  std::string other = head;
  other.replace(other.find("hours"), 5, "hour");
  const auto told = load(other + good).diagnostics;
  ASSERT_EQ(told.size(), 2u) << sample::told(told);
  EXPECT_EQ(told[0].code, "missing-column");
  EXPECT_THAT(told[1].hint, testing::HasSubstr("did you mean 'hours'?"));
}

TEST(Services, TheExampleIsSound) {
  DiagnosticSink sink;
  const DiskFileSystem files;
  Project ponte;
  ponte.directory = "content/ponte";
  const auto services = load_services(files, places::source(), ponte, sink);
  EXPECT_EQ(sample::told(sink.sorted()), "");
  EXPECT_GE(services.size(), 25u);
  std::set<std::string> categories;
  for (const Service& service : services) categories.insert(service.category);
  EXPECT_EQ(categories.size(), topics().size()) << "every topic has a service";
}

}  // namespace
}  // namespace divulga
