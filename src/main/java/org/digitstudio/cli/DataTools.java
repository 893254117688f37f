package org.digitstudio.cli;

import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DatasetWriter;
import org.digitstudio.domain.port.PredictionsWriter;

/**
 * The services behind options that name data files.
 *
 * @param files opens data sets of every format
 * @param writer writes data sets
 * @param predictions writes tables of predictions
 */
public record DataTools(DatasetFiles files, DatasetWriter writer, PredictionsWriter predictions) {}
