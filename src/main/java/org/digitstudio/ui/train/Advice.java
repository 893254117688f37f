package org.digitstudio.ui.train;

/**
 * A word on a setting, shown beside it.
 *
 * @param wrong whether training cannot start with it; else it is only unwise
 */
record Advice(boolean wrong, String text) {}
