#pragma once
#include <string>
#include <vector>

namespace divulga {

/// The topics that services and procedures belong to, in the order they are shown.
const std::vector<std::string>& site_topics();
/// What a topic holds, in a few English words to be translated; empty for an unknown one.
std::string topic_blurb(const std::string& topic);

}  // namespace divulga
