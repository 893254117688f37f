package org.digitstudio.domain.data;

/** The first {@code size} images of another set. */
record PrefixDataset(DigitDataset source, int size) implements DatasetView {}
