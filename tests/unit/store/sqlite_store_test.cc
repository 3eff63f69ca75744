#include "store/sqlite_store.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>

#include <filesystem>

#include "contract/store_contract.h"
#include "diag/diagnostic.h"

namespace divulga {
namespace {

namespace fs = std::filesystem;

StoreUnderTest under_test(const std::shared_ptr<SqliteStore>& store, std::shared_ptr<void> owner) {
  return {store.get(), store.get(), store.get(), std::move(owner)};
}

StoreUnderTest in_memory() {
  FixedRandomSource random;
  const auto store = std::make_shared<SqliteStore>(":memory:", random);
  return under_test(store, store);
}

/// A folder that goes with the last user.
struct TemporaryFolder {
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "divulga-store-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { fs::remove_all(path); }
  fs::path path;
};

StoreUnderTest in_a_file() {
  struct Owner { TemporaryFolder folder; std::shared_ptr<SqliteStore> store; };
  FixedRandomSource random;
  const auto owner = std::make_shared<Owner>();
  owner->store = std::make_shared<SqliteStore>((owner->folder.path / "divulga.sqlite").string(), random);
  return under_test(owner->store, owner);
}

INSTANTIATE_TEST_SUITE_P(SqliteInMemory, StoreContract, testing::Values(in_memory));
INSTANTIATE_TEST_SUITE_P(SqliteFile, StoreContract, testing::Values(in_a_file));

TEST(SqliteStore, KeepsItsSecretAndItsTokens) {
  const TemporaryFolder folder;
  const std::string path = (folder.path / "divulga.sqlite").string();
  SystemRandomSource random;
  std::string secret;
  {
    SqliteStore store(path, random);
    secret = store.secret();
    store.subscribe(store.ensure_list(sample_list(), sample_start()).id, sample_people(1), sample_consent(), false);
  }
  SqliteStore again(path, random);
  EXPECT_EQ(again.secret(), secret);
  EXPECT_EQ(again.secret().size(), 32u);
  const auto members = again.members(again.find_list("stakeholders")->id);
  ASSERT_EQ(members.size(), 1u);
  EXPECT_TRUE(again.find_subscription(members[0].token));
}

TEST(SqliteStore, SaysWhyItCannotOpen) {
  FixedRandomSource random;
  EXPECT_THROW(SqliteStore("/nowhere/at/all/divulga.sqlite", random), EnvironmentError);
}

TEST(SqliteStore, ConsentIsNotRewritten) {
  const TemporaryFolder folder;
  const std::string path = (folder.path / "divulga.sqlite").string();
  FixedRandomSource random;
  SqliteStore store(path, random);
  store.subscribe(store.ensure_list(sample_list(), sample_start()).id, sample_people(1), sample_consent(), false);
  SqliteDatabase database(path);
  EXPECT_THROW(database.execute("UPDATE consent SET text = 'something else'"), EnvironmentError);
}

TEST(SqliteStore, AFullDiskIsToldAndLosesNothing) {
  const TemporaryFolder folder;
  const std::string path = (folder.path / "divulga.sqlite").string();
  FixedRandomSource random;
  SqliteStore store(path, random);
  const std::int64_t list = store.ensure_list(sample_list(), sample_start()).id;
  store.subscribe(list, sample_people(3), sample_consent(), false);
  const std::int64_t id = store.add(sample_campaign(list), sample_variants(), sample_start());
  signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full{fs::file_size(path + "-wal"), before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);
  EXPECT_THROW(store.start(id, sample_start()), EnvironmentError);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_DFL);
  EXPECT_EQ(store.find(id)->state, CampaignState::scheduled);
  EXPECT_EQ(store.start(id, sample_start()), 3);
}

TEST(SqliteStore, FreezesTenThousandQuickly) {
  FixedRandomSource random;
  SqliteStore store(":memory:", random);
  const std::int64_t list = store.ensure_list(sample_list(), sample_start()).id;
  store.subscribe(list, sample_people(10000), sample_consent(), false);
  const std::int64_t id = store.add(sample_campaign(list), sample_variants(), sample_start());
  EXPECT_EQ(store.start(id, sample_start()), 10000);
}

}  // namespace
}  // namespace divulga
