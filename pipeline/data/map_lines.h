#pragma once
#include <map>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "fs/file_system.h"
#include "geometry/plan.h"
#include "workspace/project.h"

namespace divulga {

/// Lines and outlines of a GeoJSON text (RFC 7946), longitude before latitude; `kind` among a feature's properties is road, river,
/// border or area. Points are left out. What is not GeoJSON is an error in `file`.
std::vector<MapLine> read_map_lines(const std::string& file, const std::string& json, DiagnosticSink& sink);

/// content/<project>/images/*.geojson, by path below the workspace.
std::map<std::string, std::vector<MapLine>> load_map_lines(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink);

}  // namespace divulga
