package org.digitstudio.ui.train;

/**
 * Advice on one setting, shown below its input.
 *
 * @param wrong true if training cannot start with the value; false for a mere warning
 */
record Advice(boolean wrong, String text) {}
