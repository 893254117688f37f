package org.digitstudio.domain.data;

/** A set whose classes have other names. */
record RenamedClasses(DigitDataset source, @Override ClassNames classNames)
    implements DatasetView {}
