#pragma once
#include <string>
#include <vector>

#include "document/document.h"

namespace divulga {

/// What a container of docs/workspace.md may say.
struct ContainerSpec {
  enum class Becomes { container, data, qr, contents, page_break };
  enum class Content { any, text, ordered_list, bullet_list, table, nothing };
  struct Key {
    std::string name;
    bool required = false;
    bool translated = false;               // its value is a text for the reader
    std::vector<std::string> values{};     // empty: any
  };

  std::string name;
  Becomes becomes = Becomes::container;
  ContainerKind kind = ContainerKind::plain;
  Content content = Content::any;
  std::vector<Key> keys;

  const Key* key(const std::string& key_name) const;
};

const std::vector<ContainerSpec>& container_specs();
const ContainerSpec* find_container(const std::string& name);
std::vector<std::string> container_names();

}  // namespace divulga
