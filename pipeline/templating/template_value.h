#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace divulga {

/// What a name of a template stands for: a text (or one made when it is asked for), a flag, a list, a map of names.
class TemplateValue {
 public:
  using List = std::vector<TemplateValue>;
  using Map = std::map<std::string, TemplateValue>;
  using Lazy = std::function<std::string()>;   // must give the same text every time
  /// A list or a map made when it is asked for the first time, once for all copies.
  using Deferred = std::function<TemplateValue()>;

  TemplateValue() : node_(Map{}) {}
  TemplateValue(std::string text) : node_(std::move(text)) {}
  TemplateValue(const char* text) : node_(std::string(text)) {}
  TemplateValue(bool flag) : node_(flag) {}
  TemplateValue(List list) : node_(std::move(list)) {}
  TemplateValue(Map map) : node_(std::move(map)) {}
  TemplateValue(Lazy make) : node_(std::move(make)) {}
  static TemplateValue deferred(Deferred make);

  bool is_text() const { return std::holds_alternative<std::string>(node_) || std::holds_alternative<Lazy>(node_); }
  const bool* flag() const { return std::get_if<bool>(&node_); }
  const List* list() const { return std::get_if<List>(&resolved().node_); }
  const Map* map() const { return std::get_if<Map>(&resolved().node_); }
  /// The text of a text; empty for everything else.
  std::string text() const;
  /// Puts a value at a dotted name ("desk.phone"), making the maps on the way.
  void set(const std::string& dotted_name, TemplateValue value);

 private:
  struct Later;
  const TemplateValue& resolved() const;

  std::variant<std::string, Lazy, bool, List, Map, std::shared_ptr<Later>> node_;
};

}  // namespace divulga
