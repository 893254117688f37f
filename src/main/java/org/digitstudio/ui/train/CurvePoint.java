package org.digitstudio.ui.train;

/** A point of a curve. */
record CurvePoint(double x, double y) {}
