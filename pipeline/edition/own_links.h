#pragma once
#include "document/document.h"
#include "workspace/workspace.h"

namespace divulga {

/// Links and QR codes that lead to the project's own site in the source language ("https://ponte.example/it/news/x/") lead
/// to the edition's language, where that page exists. So a text carries one address, and translators leave it as it is.
void link_own_site(Document& document, const ProjectContent& content);

}  // namespace divulga
