#include <string>
struct Leaf {};
