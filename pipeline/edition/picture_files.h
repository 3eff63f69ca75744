#pragma once
#include <string>

#include "diag/diagnostic.h"
#include "document/document.h"
#include "fs/file_system.h"

namespace divulga {

/// Tells, at its place in the text, every picture whose file is not there or holds no whole PNG (ISO 15948), JPEG or SVG, and
/// in the file what of an SVG is refused or not drawn. Every medium reads the same files, so what one of them would refuse is
/// told before any of them starts. Figures get their natural size. `root` is the workspace.
void check_picture_files(Document& document, const FileSystem& files, const std::string& root, DiagnosticSink& sink);

}  // namespace divulga
