#include "service/list_commands.h"

#include <gmock/gmock.h>

#include <sstream>

#include "contract/sample_campaign.h"
#include "store/sqlite_store.h"

namespace divulga {
namespace {

using testing::HasSubstr;

class ListCommands : public testing::Test {
 protected:
  ListCommands() : store_(":memory:", random_) {
    project_.id = "ponte";
    project_.directory = "content/ponte";
    project_.source_language = LocaleTag("it");
    project_.mail = MailChannel{{"Ponte", {}}, "news@ponte.example", "", "", "https://ponte.example/", {"Perché ti sei iscritto", {}}};
  }
  ListImport import(const std::string& csv, bool dry_run = false) {
    files_.write("root/people.csv", csv);
    const Dataset rows = read_dataset(files_, "root", "people.csv", sink_);
    return import_list(rows, project_, "", dry_run, store_, clock_, sink_);
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& d : sink_.sorted()) all += std::to_string(d.span.line) + ": " + d.message.text() + "\n";
    return all;
  }

  FixedRandomSource random_;
  ManualClock clock_{sample_start()};
  SqliteStore store_;
  Project project_;
  MemoryFileSystem files_;
  DiagnosticSink sink_;
};

TEST_F(ListCommands, TakesInAFileUnderItsName) {
  const ListImport summary = import("email,name,language,organisation,group\na@x.example,Anna,it,Comune,municipality\nb@x.example,,ar,,\n");
  EXPECT_EQ(messages(), "");
  EXPECT_EQ(summary.list, "people");
  EXPECT_EQ(summary.added, 2);
  const auto members = store_.members(store_.find_list("people")->id);
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].subscriber.name, "Anna");
  EXPECT_EQ(members[1].subscriber.language, "ar");
}

TEST_F(ListCommands, TellsEachBadRowAndTakesTheGoodOnes) {
  const ListImport summary = import("email,name,language\nnobody,A,it\nb@x.example,B,klingon\nc@x.example,C,it\n,D,it\nC@X.example,C again,it\n");
  EXPECT_EQ(summary.added, 1);
  EXPECT_EQ(summary.refused, 4);
  EXPECT_THAT(messages(), HasSubstr("2: the address 'nobody' has no '@'"));
  EXPECT_THAT(messages(), HasSubstr("3: unknown language 'klingon'"));
  EXPECT_THAT(messages(), HasSubstr("6: the address 'C@X.example' stands in the file twice"));
}

TEST_F(ListCommands, WithoutALanguageTheSourceLanguageIsMeant) {
  import("email\na@x.example\n");
  EXPECT_EQ(store_.members(store_.find_list("people")->id)[0].subscriber.language, "it");
}

TEST_F(ListCommands, ADryRunChangesNothing) {
  EXPECT_EQ(import("email\na@x.example\n", true).added, 1);
  EXPECT_TRUE(store_.members(store_.find_list("people")->id).empty());
}

TEST_F(ListCommands, WhoHasLeftStaysAway) {
  import("email\na@x.example\n");
  store_.leave(store_.members(store_.find_list("people")->id)[0].token, "page", clock_.now());
  EXPECT_EQ(import("email\na@x.example\nb@x.example\n").left, 1);
  std::ostringstream out;
  print(out, list_figures(store_, "people"));
  EXPECT_EQ(out.str(), "people (ponte): 1 active, 1 left; it 1\n");
}

TEST_F(ListCommands, AFileWithoutAddressesIsRefused) {
  import("name\nAnna\n");
  EXPECT_THAT(messages(), HasSubstr("no column 'email'"));
}

TEST_F(ListCommands, AnUnknownListIsSuggested) {
  import("email\na@x.example\n");
  try {
    list_figures(store_, "poeple");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.diagnostic().hint, HasSubstr("people"));
  }
}

TEST_F(ListCommands, FindsTheFileWhereItStands) {
  files_.write("root/content/ponte/people.csv", "email\n");
  EXPECT_EQ(find_import_file(files_, "root", project_, "people.csv"), "content/ponte/people.csv");
  EXPECT_EQ(find_import_file(files_, "root", project_, "root/content/ponte/people.csv"), "content/ponte/people.csv");
  EXPECT_THROW(find_import_file(files_, "root", project_, "none.csv"), Error);
}

}  // namespace
}  // namespace divulga
