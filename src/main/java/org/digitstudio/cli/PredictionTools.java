package org.digitstudio.cli;

import java.util.function.Supplier;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.domain.port.ModelStore;

/**
 * The services behind commands that read digits.
 *
 * @param models writes model files
 * @param library the models to choose from
 * @param detector of the number reader, loaded on the first request
 * @param testSet loads MNIST's test set on the first request
 * @param idx reads a pair of IDX files
 * @param images reads an IDX file of images that have no labels
 */
public record PredictionTools(
    ModelStore models,
    ModelLibrary library,
    ClassifierFactory classifiers,
    Supplier<DigitDetector> detector,
    Supplier<DigitDataset> testSet,
    DatasetReader idx,
    ImagesReader images) {}
