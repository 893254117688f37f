package org.digitstudio.cli;

import java.util.function.Supplier;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.domain.port.ModelStore;

/**
 * What commands that read digits need.
 *
 * @param models writes model files
 * @param library the models to choose from
 * @param testSet MNIST's, read when it is asked for
 * @param idx reads a pair of IDX files
 * @param pictures reads an IDX file of pictures that have no labels
 */
public record PredictionTools(
    ModelStore models,
    ModelLibrary library,
    ClassifierFactory classifiers,
    Supplier<DigitDataset> testSet,
    DatasetReader idx,
    ImagesReader pictures) {}
