#include "locale/message_file.h"

#include <memory>

namespace divulga {

MessageFile::MessageFile(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.size() < 28 || number_at(0) != 0x950412DE) return;
  size_ = number_at(8);
  sources_ = number_at(12);
  translations_ = number_at(16);
  if (size_ > bytes_.size() / 16) size_ = 0;
  const std::string_view header = whole("");
  const std::string_view name = "Plural-Forms:";
  const size_t at = header.find(name);
  if (at == header.npos) return;
  const size_t from = at + name.size();
  plurals_ = PluralForms::parse(header.substr(from, header.find('\n', from) - from)).value_or(PluralForms());
}

std::uint32_t MessageFile::number_at(size_t offset) const {
  std::uint32_t value = 0;
  for (size_t i = 0; i < 4 && offset + i < bytes_.size(); ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes_[offset + i])} << (8 * i);
  return value;
}

std::string_view MessageFile::text_at(std::uint32_t table, std::uint32_t index) const {
  const size_t place = size_t{table} + size_t{index} * 8;
  const size_t length = number_at(place), offset = number_at(place + 4);
  if (offset > bytes_.size() || length > bytes_.size() - offset) return {};
  return std::string_view(bytes_).substr(offset, length);
}

/// msgfmt sorts the sources; one with a plural stands as "singular NUL plural".
std::string_view MessageFile::whole(std::string_view english) const {
  std::uint32_t low = 0, high = size_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::string_view source = text_at(sources_, middle);
    const int order = source.substr(0, source.find('\0')).compare(english);
    if (order == 0) return text_at(translations_, middle);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return {};
}

std::string_view MessageFile::find(std::string_view english, std::optional<long long> count) const {
  if (english.empty()) return {};
  std::string_view found = whole(english);
  for (int form = count ? plurals_.form(*count) : 0; form > 0; --form) {
    const size_t end = found.find('\0');
    if (end == found.npos) return {};
    found.remove_prefix(end + 1);
  }
  return found.substr(0, found.find('\0'));
}

Vocabulary vocabulary(MessageFile file) {
  return [file = std::make_shared<const MessageFile>(std::move(file))](std::string_view english, std::optional<long long> count) {
    return std::string(file->find(english, count));
  };
}

}  // namespace divulga
