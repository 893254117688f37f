package org.digitstudio.application.data;

import org.digitstudio.domain.data.DigitDataset;

/**
 * A set that the user has opened, as its files have it.
 *
 * @param looksTransposed whether rows and columns seem to be exchanged, as in EMNIST's files
 * @param looksInverted whether the images seem to be black on white
 */
public record OpenedSet(DigitDataset data, boolean looksTransposed, boolean looksInverted) {}
