#include "data/map_lines.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <cmath>
#include <stdexcept>

namespace divulga {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr int deepest = 32;                        // a GeometryCollection within another

class GeoJsonReader {
 public:
  std::vector<MapLine> lines;

  void any(const Object::Ptr& object, MapLine::Kind kind, int depth) {
    if (!object || depth > deepest) throw Error(message("it is nested too deep"));
    const std::string type = object->optValue<std::string>("type", "");
    if (type == "FeatureCollection") return each(object->getArray("features"), kind, depth);
    if (type == "GeometryCollection") return each(object->getArray("geometries"), kind, depth);
    if (type == "Feature") {
      if (object->isNull("geometry")) return;
      return any(object->getObject("geometry"), kind_of(object->isNull("properties") ? nullptr : object->getObject("properties"), kind), depth + 1);
    }
    const Array::Ptr coordinates = object->getArray("coordinates");
    if (type == "Point" || type == "MultiPoint") return;
    if (type == "LineString") return line(coordinates, kind);
    if (type == "MultiLineString") return all(coordinates, kind);
    const MapLine::Kind outline = kind == MapLine::Kind::road ? MapLine::Kind::area : kind;
    if (type == "Polygon") return all(coordinates, outline);
    if (type != "MultiPolygon" || !coordinates) throw Error(message("its type '{0}' is not known", type));
    for (unsigned i = 0; i < coordinates->size(); ++i) all(coordinates->getArray(i), outline);
  }

 private:
  void each(const Array::Ptr& list, MapLine::Kind kind, int depth) {
    if (!list) throw Error(message("a collection without a list"));
    for (unsigned i = 0; i < list->size(); ++i) any(list->getObject(i), kind, depth + 1);
  }
  static MapLine::Kind kind_of(const Object::Ptr& properties, MapLine::Kind otherwise) {
    const std::string kind = properties ? properties->optValue<std::string>("kind", "") : "";
    return kind == "road" ? MapLine::Kind::road : kind == "river" ? MapLine::Kind::river : kind == "border" ? MapLine::Kind::border : kind == "area" ? MapLine::Kind::area : otherwise;
  }
  void all(const Array::Ptr& list, MapLine::Kind kind) {
    if (!list) throw Error(message("a geometry without coordinates"));
    for (unsigned i = 0; i < list->size(); ++i) line(list->getArray(i), kind);
  }
  void line(const Array::Ptr& list, MapLine::Kind kind) {
    if (!list) throw Error(message("a geometry without coordinates"));
    MapLine made;
    made.kind = kind;
    for (unsigned i = 0; i < list->size(); ++i) {
      const Array::Ptr position = list->getArray(i);
      if (!position || position->size() < 2) throw Error(message("a position that is not two numbers"));
      const GeoPoint point{position->getElement<double>(1), position->getElement<double>(0)};
      if (!(std::abs(point.latitude) <= 90) || !(std::abs(point.longitude) <= 180)) throw Error(message("a position that is not degrees, longitude before latitude"));
      made.points.push_back(point);
    }
    if (made.points.size() > 1) lines.push_back(std::move(made));
  }
};

}  // namespace

std::vector<MapLine> read_map_lines(const std::string& file, const std::string& json, DiagnosticSink& sink) {
  GeoJsonReader reader;
  try {
    Poco::JSON::Parser parser(new Poco::JSON::ParseHandler);
    parser.setDepth(100);
    reader.any(parser.parse(json).extract<Object::Ptr>(), MapLine::Kind::road, 0);
    return std::move(reader.lines);
  } catch (const Poco::Exception& problem) {
    sink.error("bad-geojson", {file, 1, 0, 0}, message("'{0}' is not GeoJSON: {1}", file, problem.displayText()), message("export the lines again as GeoJSON in degrees (WGS 84)"));
  } catch (const Error& problem) {
    sink.error("bad-geojson", {file, 1, 0, 0}, message("'{0}' is not GeoJSON: {1}", file, problem.diagnostic().message), message("export the lines again as GeoJSON in degrees (WGS 84)"));
  }
  return {};
}

std::map<std::string, std::vector<MapLine>> load_map_lines(const FileSystem& files, const std::string& root, const Project& project, DiagnosticSink& sink) {
  std::map<std::string, std::vector<MapLine>> out;
  const std::string directory = join_path(project.directory, "images");
  for (const std::string& name : files.list(join_path(root, directory))) {
    if (!name.ends_with(".geojson")) continue;
    const std::string file = join_path(directory, name);
    out.emplace(file, read_map_lines(file, files.read(join_path(root, file)), sink));
  }
  return out;
}

}  // namespace divulga
