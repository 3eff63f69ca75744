#include "translation/catalog_update.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

CatalogEntry entry(const std::string& source, const std::string& translation = {}, bool fuzzy = false) {
  return {{}, source, translation, {}, {}, fuzzy, {}};
}

TEST(CatalogUpdate, KeepsWhatIsTranslatedAndAddsWhatIsNew) {
  const auto update = update_catalog({entry("Casa"), entry("Scuola")}, Catalog({entry("Scuola", "School")}));
  ASSERT_EQ(update.entries.size(), 2u);
  EXPECT_EQ(update.entries[0].translation, "");
  EXPECT_EQ(update.entries[1].translation, "School");
  EXPECT_EQ(update.texts, 2u);
  EXPECT_EQ(update.translated, 1u);
}

TEST(CatalogUpdate, ATranslationWhoseTextIsGoneStandsLast) {
  const auto update = update_catalog({entry("Casa")}, Catalog({entry("Salute", "Health"), entry("Lavoro")}));
  ASSERT_EQ(update.entries.size(), 2u) << "an empty one is not kept";
  EXPECT_EQ(update.entries[1].translation, "Health");
  EXPECT_EQ(update.texts, 1u);
}

TEST(CatalogUpdate, AFuzzyOneStaysFuzzyAndDoesNotCount) {
  const auto update = update_catalog({entry("Casa")}, Catalog({entry("Casa", "House", true)}));
  EXPECT_TRUE(update.entries.at(0).fuzzy);
  EXPECT_EQ(update.entries.at(0).translation, "House");
  EXPECT_EQ(update.translated, 0u);
}

}  // namespace
}  // namespace divulga
