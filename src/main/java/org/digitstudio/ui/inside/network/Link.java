package org.digitstudio.ui.inside.network;

/**
 * A connection between units of neighbouring columns.
 *
 * @param from unit of the left column
 * @param to unit of the right column
 * @param strength contribution divided by the largest absolute one of the two columns, -1..1
 */
record Link(int from, int to, float strength) {}
