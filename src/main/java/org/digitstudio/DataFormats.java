package org.digitstudio;

import java.io.IOException;
import org.digitstudio.cli.DataTools;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DatasetWriter;
import org.digitstudio.domain.port.PredictionsWriter;
import org.digitstudio.exchange.data.DataExport;
import org.digitstudio.exchange.data.DataFiles;
import org.digitstudio.exchange.data.PredictionsCsv;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.AtomicFile;

/** The data formats that the program opens and saves. */
final class DataFormats {
  private DataFormats() {}

  static DatasetFiles files() {
    return new DataFiles(IdxFiles::read, DataFormats::decode);
  }

  static DatasetWriter writer() {
    return new DataExport(AtomicFile.WRITER);
  }

  static PredictionsWriter predictions() {
    return (data, predictions, file) ->
        AtomicFile.write(file, PredictionsCsv.write(data, predictions));
  }

  static DataTools tools() {
    return new DataTools(files(), writer(), predictions());
  }

  /** A picture of 28x28 is taken as it is; any other is prepared like one that is dropped. */
  private static DigitImage decode(byte[] content, String name) throws IOException {
    GreyPicture picture = PictureReader.read(content, name);
    boolean exact = picture.width() == DigitImage.SIDE && picture.height() == DigitImage.SIDE;
    return exact ? DigitImage.of(picture.pixels()) : PicturePreparer.image(picture);
  }
}
