package org.digitstudio.ui.train.widgets;

/** A point of a curve. */
public record CurvePoint(double x, double y) {}
