#include "delivery/token.h"

#include <gmock/gmock.h>

namespace divulga {
namespace {

TEST(Token, IsStableAndOpaque) {
  const std::string token = unsubscribe_token("secret", "stakeholders", "a@ponte.example");
  EXPECT_EQ(token, unsubscribe_token("secret", "stakeholders", "a@ponte.example"));
  EXPECT_EQ(token.size(), 32u);
  EXPECT_THAT(token, testing::MatchesRegex("[A-Za-z0-9_-]+"));
}

TEST(Token, DiffersBySecretListAndAddress) {
  const std::string token = unsubscribe_token("secret", "stakeholders", "a@ponte.example");
  EXPECT_NE(token, unsubscribe_token("other", "stakeholders", "a@ponte.example"));
  EXPECT_NE(token, unsubscribe_token("secret", "press", "a@ponte.example"));
  EXPECT_NE(token, unsubscribe_token("secret", "stakeholders", "b@ponte.example"));
}

TEST(Token, MessageIdIsAFileName) { EXPECT_THAT(message_token("secret", 1, 2), testing::MatchesRegex("[0-9a-f]+")); }

TEST(Token, MessageIdTellsNumbersApart) { EXPECT_NE(message_token("secret", 1, 12), message_token("secret", 11, 2)); }

}  // namespace
}  // namespace divulga
