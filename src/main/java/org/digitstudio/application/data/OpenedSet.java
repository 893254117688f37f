package org.digitstudio.application.data;

import org.digitstudio.domain.data.DigitDataset;

/**
 * A set of the user's own as its files have it.
 *
 * @param looksTransposed whether rows and columns seem to be exchanged, as EMNIST's are
 */
public record OpenedSet(DigitDataset data, boolean looksTransposed) {}
