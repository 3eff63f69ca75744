// What literals_test.py is to find; nothing compiles this.
void read(DiagnosticSink& sink, const std::string& name) {
  sink.error("no-name", {}, "no name '" + name + "'", message("write one"));
}
