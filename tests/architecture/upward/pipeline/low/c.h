struct Leaf { int x; };
